import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../testing/temporary-files.ts';
import { compileFields } from './compile-fields.ts';
import { dateReader } from './date-reader.ts';
import type { Field } from './field.ts';
import { loadMapping, parseMapping } from './load-mapping.ts';
import { toNumber, toWholeNumber } from './values.ts';

const examples = resolve(import.meta.dirname, '../../../resources/import');

describe('a mapping', () => {
  it.each(readdirSync(examples).filter((name) => name.endsWith('.mapping.json')))(
    'of the examples is valid: %s',
    (name) => {
      const json = JSON.parse(readFileSync(join(examples, name), 'utf8'));
      expect(parseMapping(json, name, json.entity).source).toBe(json.source);
    },
  );

  it('that is wrong is refused with the place in it', async () => {
    const said = { entity: 'tickets', layout: 'event-log', source: 'x', timeZone: 'Mars/Base', fields: {} };
    const path = temporaryFile('m.json', JSON.stringify(said));
    await expect(loadMapping(path, 'tickets')).rejects.toThrow(
      'm.json is wrong at timeZone: is not a time zone',
    );
    await expect(loadMapping(path, 'customers')).rejects.toThrow(
      'is for "tickets" and this import is of customers',
    );
    await expect(loadMapping(temporaryFile('m.json', '{'), 'tickets')).rejects.toThrow('is not JSON');
    await expect(loadMapping('/nowhere.json', 'tickets')).rejects.toThrow(
      '/nowhere.json cannot be read (ENOENT)',
    );
  });
});

describe('a date', () => {
  const read = (text: string, formats: readonly string[] = ['D/M/YYYY HH:mm'], zone = 'Asia/Jakarta') =>
    new Date(dateReader(formats, zone)(text, 'at')).toISOString();

  it('is read in the form and zone of the mapping', () => {
    expect(read('5/3/2016 12:00')).toBe('2016-03-05T05:00:00.000Z');
    expect(read('11-22-2026 2:05:09 PM', ['MM-DD-YYYY h:mm:ss A'])).toBe('2026-11-22T07:05:09.000Z');
    expect(read('2026-11-22T14:02:31')).toBe('2026-11-22T07:02:31.000Z');
    expect(read('2026-11-22T14:02:31.25+01:00')).toBe('2026-11-22T13:02:31.250Z');
  });

  it('moves on by the hour that a zone skipped, and knows the half-hour zones', () => {
    expect(read('29/3/2026 02:30', undefined, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('1/1/2026 00:10', undefined, 'Asia/Kolkata')).toBe('2025-12-31T18:40:00.000Z');
  });

  it.each([
    '31/2/2026 08:00',
    '1/13/2026 08:00',
    '1/1/2026 24:00',
    '1/1/0001 00:00',
    '1/1/9999 00:00',
    'soon',
    '',
  ])('is refused when it cannot be: %s', (text) => {
    expect(() => read(text)).toThrow(/^at: /);
  });
});

describe('a number', () => {
  const range = { min: -90, max: 90 };
  it('is a plain decimal with point or comma', () => {
    expect(toNumber('-6.3', 'lat', range)).toBe(-6.3);
    expect(toNumber('-6,3', 'lat', range)).toBe(-6.3);
  });

  it.each(['1e309', '1e1', 'Infinity', 'NaN', '0x10', '', '1.2.3', '91', '--1'])('is refused: %s', (text) => {
    expect(() => toNumber(text, 'lat', range)).toThrow(/^lat: /);
  });

  it('of whole things has no fraction', () => {
    expect(() => toWholeNumber('1.5', 'port', range)).toThrow('is not a whole number');
  });
});

describe('a field', () => {
  const read = (field: Field, cells: readonly string[]) =>
    compileFields({ header: ['a', 'b'], tableName: 't.csv', nullTokens: ['?'], fields: [field] })
      .field(field)
      .read(cells);

  it('is a column, a translation, a constant or several columns', () => {
    expect(read('a', [' x ', ''])).toBe('x');
    expect(read('a', ['?', ''])).toBeNull();
    expect(read({ column: 'a', values: { P1: 'critical' }, otherwise: 'low' }, ['P7', ''])).toBe('low');
    expect(read({ constant: 'home' }, [])).toBe('home');
    expect(read({ template: '{a} · {b}' }, ['x', '?'])).toBe('x · –');
    expect(read({ template: '{a} · {b}', otherwise: 'none' }, ['?', '?'])).toBe('none');
  });

  it('refuses a value without translation and a NUL character', () => {
    expect(() => read({ column: 'a', values: {} }, ['P7', ''])).toThrow('a: "P7" has no translation');
    expect(() => read('a', ['x\u0000', ''])).toThrow('a: contains a NUL character');
  });
});
