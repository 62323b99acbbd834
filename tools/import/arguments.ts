import { parseArgs } from 'node:util';
import type { ImportedEntity } from '../../server/imports/index.ts';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';

export const usage = `npm run import -- tickets|customers|technicians FILE [--mapping M.json] [--dry-run] [--rejects R.csv] [--quiet]
  FILE            CSV, TSV or XLSX, also inside a zip
  --mapping       which column is what (default: FILE with the ending .mapping.json); see docs/guide/import.md
  --dry-run       do everything but write
  --rejects       where rejected rows go, with line, column and reason
  --quiet         no progress, only the summary`;

export type ImportWish = {
  readonly kind: 'import';
  readonly entity: ImportedEntity;
  readonly file: string;
  readonly mapping: string;
  readonly dryRun: boolean;
  readonly rejects: string | null;
  readonly quiet: boolean;
};

const entities: readonly string[] = ['tickets', 'customers', 'technicians'] satisfies ImportedEntity[];
const isEntity = (text: string | undefined): text is ImportedEntity => entities.includes(text ?? '');

/** @throws ExplainedError with the usage when the words make no sense. */
export function readImportArguments(words: readonly string[]): ImportWish | { readonly kind: 'help' } {
  const { values, positionals } = parse(words);
  if (values.help) return { kind: 'help' };
  const [entity, file, ...more] = positionals;
  if (!isEntity(entity)) throw new ExplainedError(`Say what to import: ${entities.join(', ')}.\n${usage}`);
  if (!file || more.length > 0) throw new ExplainedError(`Name exactly one file to import.\n${usage}`);
  return {
    kind: 'import',
    entity,
    file,
    mapping: values.mapping ?? `${file.replace(/(\.(csv|tsv|txt|xlsx))?(\.zip)?$/i, '')}.mapping.json`,
    dryRun: values['dry-run'],
    rejects: values.rejects ?? null,
    quiet: values.quiet,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        rejects: { type: 'string' },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new ExplainedError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
