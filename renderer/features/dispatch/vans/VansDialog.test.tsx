// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { aPart, aVan, partId } from '../../../../shared/domain/testing/builders.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { openScreen, pressButton, settled, write } from '../../../shell/testing/open-screen.tsx';
import { dayFixture, fixtureNow } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { VansDialog } from './VansDialog.tsx';

const drawn = dayFixture({ technicians: 3, visits: 12 });
const [first, second] = drawn.routes;
if (!first || !second) throw new Error('The fixture has routes');
/** The first van has two ONTs left of the four that were counted; the others were never counted. */
const routes = drawn.routes.map((route) =>
  route === first
    ? { ...first, stock: { [partId()]: 1, [partId(2)]: 300 }, onVan: { [partId()]: 2, [partId(2)]: 300 } }
    : route,
);
const cable = aPart({ id: partId(2), unit: 'metre', names: { id: 'kabel drop', en: 'drop cable' } });
const van = aVan({
  technicianId: first.technicianId,
  version: 7,
  stock: { parts: { [partId()]: 4, [partId(2)]: 300 }, countedAt: instant(fixtureNow - 3_600_000) },
});

const reel = aPart({ id: partId(3), names: { id: 'gulungan', en: 'reel' }, retired: true });

async function open(mayStaff = true) {
  const submitted: unknown[] = [];
  const { draw, put } = openScreen({
    role: 'supervisor',
    desk: {
      submit: async (given) => void submitted.push(...given.map(({ name, input }) => ({ name, input }))),
    },
  });
  put('parts', aPart().id, aPart());
  put('parts', cable.id, cable);
  put('parts', reel.id, reel);
  put('vans', van.technicianId, van);
  const view = { ...drawn, routes };
  const desk = deskFixture({
    view,
    mayStaff,
    proposal: null,
    selectedTechnician: first?.technicianId ?? null,
  });
  await draw(<VansDialog desk={desk} onClose={() => undefined} />);
  return { submitted };
}

const fields = () => [...document.querySelectorAll<HTMLInputElement>('.van-editor input[type="number"]')];
const press = async (key: string) => {
  const table = document.querySelector('.van-table');
  act(() => void table?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  await settled();
};
const aboutVan = (facts: object) => ({
  name: 'van.set',
  input: { technicianId: first.technicianId, baseVersion: 7, ...facts },
});

describe('the vans', () => {
  it('show what is left on each, and say of which nobody knows', async () => {
    await open();
    const lines = [...document.querySelectorAll('.van-table tbody tr')].map(({ textContent }) => textContent);
    expect(lines[0]).toMatch(/2300/);
    expect(lines[0]).not.toMatch(/1300/);
    expect(lines[1]).toContain('belum dihitung, membawa apa saja');
    expect(fields().map(({ value }) => value)).toEqual(['2', '300', '30000', '2500', '60000']);
  });

  it('are counted: only what was changed is said, from the version that was seen', async () => {
    const { submitted } = await open();
    write(fields()[0] ?? null, '6');
    await pressButton('Simpan');
    expect(submitted).toEqual([aboutVan({ stock: { [partId()]: 6, [partId(2)]: 300 } })]);
  });

  it('are emptied, or taken for uncounted again', async () => {
    const { submitted } = await open();
    await pressButton('Kosongkan');
    await pressButton('Simpan');
    act(() => document.querySelector<HTMLInputElement>('.van-known input')?.click());
    await pressButton('Simpan');
    expect(submitted).toEqual([
      aboutVan({ stock: { [partId()]: 0, [partId(2)]: 0 } }),
      aboutVan({ stock: null }),
    ]);
  });

  it('cost what is written, and as usual again at a press', async () => {
    const { submitted } = await open();
    write(fields()[3] ?? null, '1000');
    await pressButton('Simpan');
    expect(submitted).toEqual([
      aboutVan({ rates: { perTravelHour: 30_000, perKilometre: 1_000, perOvertimeHour: 60_000 } }),
    ]);
    await pressButton('Biaya biasa');
    expect(fields()[3]?.value).toBe('2500');
  });

  it('are gone through by the arrows, and Enter leads to the form', async () => {
    await open();
    await press('ArrowDown');
    expect(document.querySelector('.van-editor b')?.textContent).toBe(second.name);
    await press('Enter');
    expect(document.activeElement).toBe(document.querySelector('.van-known input'));
  });

  it('can be read, and not changed, by who may not plan', async () => {
    await open(false);
    expect(document.querySelector<HTMLFieldSetElement>('.van-editor fieldset')?.disabled).toBe(true);
  });
});

describe('the catalogue of parts', () => {
  it('says what a visit of a kind usually takes, and takes another figure', async () => {
    const { submitted } = await open();
    await pressButton('Barang');
    const field = document.querySelector(
      'input[aria-label="Pemasangan: ONT"], input[aria-label$=": ONT"][type="number"]',
    );
    write(field, '3');
    const [row] = document.querySelectorAll('.part-table tbody tr');
    act(() => row?.querySelector('button')?.click());
    await settled();
    expect(submitted).toMatchObject([{ name: 'part.save', input: { partId: partId(), baseVersion: 1 } }]);
  });

  it('retires a part, which the vans then no longer show, and takes it back', async () => {
    const { submitted } = await open();
    expect(document.querySelector('.van-table')?.textContent).not.toContain('gulungan');
    await pressButton('Barang');
    await pressButton('Hentikan');
    await pressButton('Pakai lagi');
    expect(submitted).toMatchObject([
      { name: 'part.save', input: { partId: partId(), retired: true, usual: { installation: 1 } } },
      { name: 'part.save', input: { partId: reel.id, baseVersion: 1, retired: false } },
    ]);
    expect(document.querySelectorAll('.part-table [data-retired] input:enabled')).toHaveLength(0);
  });
});
