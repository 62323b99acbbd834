import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { ByteSource } from './byte-source.ts';
import type { TableLimits } from './table.ts';

const maxEntries = 2_000;

export type ZipArchive = {
  readonly path: string;
  readonly name: string;
  readonly entries: readonly yauzl.Entry[];
};

const openZip = (path: string) =>
  promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(path, { lazyEntries: true, autoClose: false });

/** Lists a zip without inflating it. @throws ExplainedError when it is damaged, or inflates beyond the limits by its own words. */
export async function listArchive(path: string, name: string, limits: TableLimits): Promise<ZipArchive> {
  const zip = await openZip(path).catch(damaged(name));
  try {
    if (zip.entryCount > maxEntries)
      throw new ExplainedError(
        `${name} holds ${zip.entryCount} files; put one table file into a zip of its own.`,
      );
    const entries = await readEntries(zip).catch(damaged(name));
    for (const entry of entries) refuseBomb(entry, name, limits);
    return { path, name, entries };
  } finally {
    zip.close();
  }
}

function readEntries(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

const damaged = (name: string) => (error: unknown) => {
  if (error instanceof ExplainedError) throw error;
  throw new ExplainedError(`${name} is a damaged zip (${(error as Error).message}); make it again.`);
};

function refuseBomb(entry: yauzl.Entry, name: string, limits: TableLimits): void {
  const { uncompressedSize: inflated, compressedSize: packed, fileName } = entry;
  if (inflated > limits.maxInflatedBytes)
    throw new ExplainedError(
      `${name}: ${fileName} would inflate to ${megabytes(inflated)} and at most ${megabytes(limits.maxInflatedBytes)} are read; split the table.`,
    );
  if (inflated > limits.ratioFromBytes && inflated > packed * limits.maxRatio)
    throw new ExplainedError(
      `${name}: ${fileName} would inflate ${Math.round(inflated / Math.max(1, packed))} to 1, as only a zip bomb does; unpack the table yourself if you trust it.`,
    );
  if (entry.isEncrypted())
    throw new ExplainedError(`${name}: ${fileName} is protected by a password; pack it without one.`);
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** One member as bytes. yauzl counts them: a member that inflates beyond its declared size fails. */
export const memberSource = (archive: ZipArchive, entry: yauzl.Entry): ByteSource => ({
  name: `${archive.name} → ${entry.fileName}`,
  totalBytes: entry.uncompressedSize,
  open: () => readMember(archive, entry),
});

async function* readMember({ path, name }: ZipArchive, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const zip = await openZip(path).catch(damaged(name));
  try {
    const stream = await promisify(zip.openReadStream.bind(zip) as OpenStream)(entry);
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof ExplainedError) throw error;
    const { message } = error as Error;
    throw new ExplainedError(
      `${name}: ${entry.fileName} cannot be unpacked (${message}); make the zip again.`,
    );
  } finally {
    zip.close();
  }
}

type OpenStream = (
  entry: yauzl.Entry,
  callback: (error: Error | null, stream: NodeJS.ReadableStream) => void,
) => void;
