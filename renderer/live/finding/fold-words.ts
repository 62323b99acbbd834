const marks = /\p{M}/gu;
const wordsOf = /[\p{L}\p{N}]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which has no accents to take off
const plain = /^[\u0000-\u007f]*$/;

/** Without accents and capitals, so that `Cikampék` is found by `CIKAMPEK`. */
export const fold = (text: string): string =>
  (plain.test(text) ? text : text.normalize('NFD').replace(marks, '')).toLowerCase();

/** The words of a text, folded. Signs part them: `TKT-20261122-0042` is three. */
export const wordsIn = (text: string): readonly string[] => fold(text).match(wordsOf) ?? [];

/** A telephone number as one word, as it is dialled in the country. */
export const phoneWord = (phone: string): string => phone.replace(/\D/g, '').replace(/^62/, '0');

/** Every further word narrows; nobody writes so many, and each one costs a walk. */
const mostWords = 8;

/** The words somebody looks for, each once. A telephone number may begin with the country's code. */
export const askedWords = (text: string): readonly string[] =>
  [...new Set(wordsIn(text.replace(/(^|\s)\+?62[\s-]?(?=8\d)/g, '$10')))].slice(0, mostWords);

/** Whether every word stands somewhere in the text: for lists so short that they need no index. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}
