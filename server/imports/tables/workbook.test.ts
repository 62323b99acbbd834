import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../testing/make-zip.ts';
import { temporaryFile } from '../testing/temporary-files.ts';
import { openTable } from './open-table.ts';
import { defaultTableLimits, type TableLimits, type TableRow } from './table.ts';

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Tickets & more');
  sheet.addRow(['id', 'opened', 'title']);
  fill(sheet, book);
  return temporaryFile('t.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
}

async function read(path: string, sheet: string | null = null, limits: Partial<TableLimits> = {}) {
  const table = await openTable(path, {
    encoding: 'auto',
    delimiter: 'auto',
    sheet,
    limits: { ...defaultTableLimits, ...limits },
  });
  const rows: TableRow[] = [];
  for await (const portion of table.rows()) rows.push(...portion);
  await table.close();
  return { name: table.name, header: table.header, rows };
}

describe('a workbook', () => {
  it('is read as texts: numbers, dates to the second, rich text', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow([
        17,
        new Date('2026-11-22T14:02:31Z'),
        { richText: [{ text: 'No ' }, { text: 'light' }] },
      ]);
      sheet.addRow([]);
      sheet.addRow([6281234567890, null, '=not a formula']);
    });
    expect(await read(path)).toEqual({
      name: 't.xlsx, sheet "Tickets & more"',
      header: ['id', 'opened', 'title'],
      rows: [
        { line: 2, cells: ['17', '2026-11-22T14:02:31', 'No light'], fault: null },
        { line: 4, cells: ['6281234567890', '', '=not a formula'], fault: null },
      ],
    });
  });

  it('rejects the row of a formula, a shared one too, and of an error', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow([1, null, { formula: 'A1&"x"', result: 'x' }]);
      sheet.addRow([2, null, { error: '#REF!' }]);
      sheet.addRow([3, null, 'fine']);
    });
    const { rows } = await read(path);
    expect(rows.map(({ fault }) => fault?.reason ?? null)).toEqual([
      'cell C2 holds a formula; replace it by its value',
      'cell C3 holds the error #REF!; correct it',
      null,
    ]);
  });

  it('with several sheets asks which', async () => {
    const path = await workbook((sheet, book) => {
      sheet.addRow([1, null, 'one']);
      book.addWorksheet('Second').addRows([['id'], ['x']]);
    });
    await expect(read(path)).rejects.toThrow(
      'has 2 sheets ("Tickets & more", "Second"); name one as "sheet"',
    );
    await expect(read(path, 'Third')).rejects.toThrow('has no sheet "Third"');
    expect((await read(path, 'Second')).rows.map(({ cells }) => cells)).toEqual([['x']]);
  });

  it('of a huge extent costs nothing but what is in it, and a value far outside is named', async () => {
    const tall = await workbook((sheet) => {
      sheet.getCell('A1048576').value = 'last';
    });
    expect((await read(tall)).rows).toEqual([{ line: 1048576, cells: ['last'], fault: null }]);
    const wide = await workbook((sheet) => {
      sheet.getCell('XFD3').value = 'far';
    });
    await expect(read(wide)).rejects.toThrow('cell XFD3 lies beyond column 1000');
  });

  it('inside a zip is read too', async () => {
    const path = await workbook((sheet) => sheet.addRow([1, null, 'one']));
    const { readFileSync } = await import('node:fs');
    const zip = temporaryFile('t.zip', makeZip([{ name: 'inner.xlsx', content: readFileSync(path) }]));
    expect((await read(zip)).rows).toHaveLength(1);
  });

  it('is refused when its texts would fill the memory, or its parts are missing or broken', async () => {
    const path = await workbook((sheet) => sheet.addRow([1, null, 'x'.repeat(2000)]));
    await expect(read(path, null, { maxSharedStringsBytes: 1000 })).rejects.toThrow('save the sheet as CSV');
    const parts = {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    };
    const rels = {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>',
    };
    const missing = temporaryFile('m.xlsx', makeZip([parts, rels]));
    await expect(read(missing)).rejects.toThrow('xl/worksheets/sheet1.xml is missing');
    const sheet = {
      name: 'xl/worksheets/sheet1.xml',
      content: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></row>',
    };
    await expect(read(temporaryFile('b.xlsx', makeZip([parts, rels, sheet])))).rejects.toThrow('is damaged');
  });

  it('never follows a link to another workbook', async () => {
    const parts = [
      {
        name: 'xl/workbook.xml',
        content: '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<R><Relationship Id="r1" Target="https://example.invalid/x.xml" TargetMode="External"/></R>',
      },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
    ];
    await expect(read(temporaryFile('e.xlsx', makeZip(parts)))).rejects.toThrow('damaged workbook');
  });
});
