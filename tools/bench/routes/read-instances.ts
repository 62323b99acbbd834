import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type BestKnown = {
  readonly customers: number;
  readonly vehiclesFirst: { readonly vehicles: number; readonly distance: number };
  /** The least distance with each arc cut after its first decimal. */
  readonly distanceOnly: number;
};
export type InstanceFile = { readonly name: string; readonly file: string; readonly best: BestKnown | null };

/** The instances of a folder whose names contain `match`, with what `best-known.csv` says of them. */
export function readInstances(folder: string, match: string): InstanceFile[] {
  if (!existsSync(folder)) throw new Error(`--instances: there is no folder ${folder}.`);
  const best = readBestKnown(join(folder, 'best-known.csv'));
  return readdirSync(folder)
    .filter((file) => /\.txt$/i.test(file))
    .map((file) => ({ name: basename(file).replace(/\.txt$/i, ''), file: join(folder, file) }))
    .filter(({ name }) => name.toLowerCase().includes(match.toLowerCase()))
    .map((instance) => ({ ...instance, best: best.get(instance.name.toLowerCase()) ?? null }));
}

function readBestKnown(file: string): Map<string, BestKnown> {
  if (!existsSync(file)) return new Map();
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const read = (cells: readonly string[], column: string) =>
    Number(cells[columns.indexOf(column)] || Number.NaN);
  return new Map(
    lines.map((line) => {
      const cells = line.split(',');
      const vehicles = read(cells, 'vehicles_first__vehicles');
      const distance = read(cells, 'vehicles_first__distance');
      const distanceOnly = read(cells, 'distance_only_1dec');
      const customers = read(cells, 'customers');
      return [
        (cells[0] ?? '').toLowerCase(),
        { customers, vehiclesFirst: { vehicles, distance }, distanceOnly },
      ];
    }),
  );
}
