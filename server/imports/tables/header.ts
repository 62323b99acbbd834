import { ExplainedError } from '../../../shared/kernel/explained-error.ts';

/** Column names without outer space and without empty columns at the end. @throws ExplainedError when two are alike. */
export function cleanHeader(cells: readonly string[], name: string, maxColumns: number): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.length > 0 && names.at(-1) === '') names.pop();
  if (names.length === 0)
    throw new ExplainedError(`${name} names no columns in its first line; put the column names there.`);
  if (names.length > maxColumns)
    throw new ExplainedError(
      `${name} has ${names.length} columns and at most ${maxColumns} are read; remove those that are not needed.`,
    );
  const broken = names.findIndex((text) => text.includes('\u0000'));
  if (broken !== -1)
    throw new ExplainedError(
      `${name}, column ${broken + 1}: the column name contains a NUL character; remove it.`,
    );
  const seen = new Map<string, number>();
  names.forEach((text, index) => {
    const earlier = seen.get(text);
    if (text !== '' && earlier !== undefined)
      throw new ExplainedError(
        `${name}: columns ${earlier + 1} and ${index + 1} are both named "${text}"; rename one of them.`,
      );
    seen.set(text, index);
  });
  return names;
}
