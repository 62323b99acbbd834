import { posix } from 'node:path';
import type { Entry } from 'yauzl';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { headOf } from './byte-source.ts';
import type { TableLimits } from './table.ts';
import { memberSource, type ZipArchive } from './zip-archive.ts';

export type WorkbookParts = {
  readonly sheetName: string;
  readonly sheet: Entry;
  readonly workbook: Entry;
  readonly relations: Entry;
  readonly styles: Entry | null;
  readonly sharedStrings: Entry | null;
};

const maxIndexBytes = 1024 * 1024;

/** Finds the parts of one sheet. @throws ExplainedError naming the sheets there are when the choice is not clear. */
export async function findParts(
  archive: ZipArchive,
  wanted: string | null,
  limits: TableLimits,
): Promise<WorkbookParts> {
  const workbook = required(archive, 'xl/workbook.xml');
  const relations = required(archive, 'xl/_rels/workbook.xml.rels');
  const sheets = sheetsOf(await readText(archive, workbook));
  const chosen = chooseSheet(sheets, wanted, archive.name);
  const target = targetOf(await readText(archive, relations), chosen.relation);
  const path = target?.startsWith('/') ? target.slice(1) : posix.normalize(`xl/${target ?? ''}`);
  const sharedStrings = find(archive, 'xl/sharedStrings.xml');
  if (sharedStrings && sharedStrings.uncompressedSize > limits.maxSharedStringsBytes)
    throw new ExplainedError(
      `${archive.name} holds more text than fits in memory (${Math.ceil(sharedStrings.uncompressedSize / 1024 / 1024)} MB of shared texts); save the sheet as CSV.`,
    );
  return {
    sheetName: chosen.name,
    sheet: required(archive, path),
    workbook,
    relations,
    styles: find(archive, 'xl/styles.xml'),
    sharedStrings,
  };
}

const find = ({ entries }: ZipArchive, path: string) =>
  entries.find(({ fileName }) => fileName === path) ?? null;

function required(archive: ZipArchive, path: string): Entry {
  const entry = find(archive, path);
  if (entry) return entry;
  throw new ExplainedError(
    `${archive.name} is a damaged workbook (${path} is missing); save it again as .xlsx.`,
  );
}

async function readText(archive: ZipArchive, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > maxIndexBytes)
    throw new ExplainedError(
      `${archive.name}: ${entry.fileName} is larger than any honest workbook's; save it again.`,
    );
  return (await headOf(memberSource(archive, entry), maxIndexBytes)).toString('utf8');
}

type Sheet = { readonly name: string; readonly relation: string };

const attribute = (tag: string, name: string): string =>
  unescapeXml(
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '',
  );

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');

const sheetsOf = (xml: string): readonly Sheet[] =>
  [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    relation: attribute(tag, '\\w+:id'),
  }));

function targetOf(xml: string, relation: string): string | null {
  const tag = [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(
    ([text]) => attribute(text, 'Id') === relation,
  );
  return tag && attribute(tag[0], 'TargetMode') !== 'External' ? attribute(tag[0], 'Target') : null;
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | null, name: string): Sheet {
  const [only] = sheets;
  const chosen =
    wanted === null && sheets.length === 1 ? only : sheets.find((sheet) => sheet.name === wanted);
  if (chosen) return chosen;
  const names = sheets.slice(0, 10).map((sheet) => `"${sheet.name}"`);
  throw new ExplainedError(
    wanted === null
      ? `${name} has ${sheets.length} sheets (${names.join(', ')}); name one as "sheet" in the mapping.`
      : `${name} has no sheet "${wanted}", only ${names.join(', ')}; correct "sheet" in the mapping.`,
  );
}
