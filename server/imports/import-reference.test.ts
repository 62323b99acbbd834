import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { importCustomers, importTechnicians } from './import-reference.ts';
import { parseMapping } from './mapping/load-mapping.ts';
import type { CustomerMapping, TechnicianMapping } from './mapping/mapping.ts';
import { temporaryFile } from './testing/temporary-files.ts';

const customerMapping = parseMapping(
  {
    entity: 'customers',
    source: 'crm',
    dateFormats: ['DD/MM/YYYY'],
    fields: {
      ...{ number: 'no', name: 'nama', phone: 'hp', address: 'alamat', village: 'desa', district: 'kec' },
      ...{ latitude: 'lat', longitude: 'lon', package: 'paket', since: 'sejak', site: 'odp', port: 'port' },
    },
  },
  'test mapping',
  'customers',
) as CustomerMapping;

const header = 'no;nama;hp;alamat;desa;kec;lat;lon;paket;sejak;odp;port';
const table = (...rows: readonly string[]) => [header, ...rows, ''].join('\n');

describe('customers', () => {
  async function setUp(...rows: readonly string[]) {
    const database = await createTestDatabase();
    await database.pool.query(
      `insert into service_packages values ($1, 'HOME-50', 'Home 50', 'home', 50, 300000)`,
      [randomUUID()],
    );
    const file = temporaryFile('pelanggan.csv', table(...rows));
    const run = () => importCustomers({ connectionString: database.url, file, mapping: customerMapping });
    return { database, file, run };
  }

  it('come in, stay as they are the second time, and follow a change', async () => {
    const siti = 'C-1;Siti;0812;Jl. Tuparev 1;Nagasari;Karawang Barat;-6,3;107,3;HOME-50;05/03/2024;;';
    const { database, file, run } = await setUp(
      siti,
      'C-2;Budi;0813;Jl. B;Palumbonsari;Karawang Timur;-6.31;107.31;HOME-50;01/01/2025;;7',
    );
    expect(await run()).toMatchObject({ imported: 2, rejected: 0 });
    expect(await run()).toMatchObject({ imported: 0, unchanged: 2 });
    writeFileSync(file, table(siti.replace('0812', '0899')));
    expect(await run()).toMatchObject({ updated: 1 });
    const { rows } = await database.pool.query(
      'select number, phone, latitude, port, since::text from customers order by number',
    );
    expect(rows).toEqual([
      { number: 'C-1', phone: '0899', latitude: -6.3, port: null, since: '2024-03-05' },
      { number: 'C-2', phone: '0813', latitude: -6.31, port: 7, since: '2025-01-01' },
    ]);
  });

  it('are rejected one by one for what is wrong with them', async () => {
    const { database, run } = await setUp(
      'C-1;A;1;J;D;K;1e309;107;HOME-50;05/03/2024;;',
      'C-2;B;1;J;D;K;-6;107;GOLD;05/03/2024;;',
      'C-3;C;1;J;D;K;-6;107;HOME-50;05/03/2024;ODP-9;',
      'C-4;D;1;J;D;K;-6;107;HOME-50;05/03/2024;;1.5',
    );
    const summary = await run();
    expect(summary).toMatchObject({ imported: 0, rejected: 4 });
    expect([...summary.firstRejects].sort()).toEqual([
      'line 2, column "lat": "1e309" is not a plain decimal number',
      expect.stringContaining('line 3, column "package": there is no service package "GOLD"'),
      expect.stringContaining('line 4, column "site": there is no site "ODP-9"'),
      'line 5, column "port": "1.5" is not a whole number',
    ]);
    expect((await database.pool.query('select 1 from imported_records')).rowCount).toBe(0);
  });
});

describe('technicians', () => {
  it('come in off shift with their skills and team, and keep shift and team when their number changes', async () => {
    const mapping = parseMapping(
      {
        entity: 'technicians',
        source: 'crm',
        defaultPosition: { latitude: -6.3, longitude: 107.3 },
        fields: { externalId: 'id', name: 'name', phone: 'phone', skills: 'skills', team: 'team' },
      },
      'test mapping',
      'technicians',
    ) as TechnicianMapping;
    const database = await createTestDatabase();
    const file = temporaryFile(
      't.tsv',
      'id\tname\tphone\tskills\tteam\nT1\tDodi\t0811\tSplicing; ont\tKlari\nT2\tEko\t0812\tmagic\t\n',
    );
    const run = () => importTechnicians({ connectionString: database.url, file, mapping });
    expect(await run()).toMatchObject({ imported: 1, rejected: 1 });
    await database.pool.query(`update technicians set availability = '{"kind":"on-shift","until":1}'`);
    writeFileSync(file, 'id\tname\tphone\tskills\tteam\nT1\tDodi\t0899\tSplicing; ont\t\n');
    expect(await run()).toMatchObject({ updated: 1 });
    const { rows } = await database.pool.query(
      'select name, phone, skills, team, version, availability from technicians',
    );
    expect(rows).toEqual([
      {
        name: 'Dodi',
        phone: '0899',
        skills: ['splicing', 'ont'],
        team: 'Klari',
        version: 2,
        availability: { kind: 'on-shift', until: 1 },
      },
    ]);
  });
});
