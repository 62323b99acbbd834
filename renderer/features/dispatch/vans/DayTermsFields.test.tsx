// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { Van } from '../../../../shared/domain/dispatch/van.ts';
import { aVan, siteId } from '../../../../shared/domain/testing/builders.ts';
import { dayAfter } from '../../../../shared/kernel/local-day.ts';
import { openScreen, pressButton, settled, write } from '../../../shell/testing/open-screen.tsx';
import { dayFixture, fixtureDay } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { VansDialog } from './VansDialog.tsx';

const view = dayFixture({ technicians: 2, visits: 6 });
const [first] = view.routes;
if (!first) throw new Error('The fixture has routes');
const pop = {
  id: siteId(),
  kind: 'pop',
  code: 'POP-KRW',
  name: 'POP Karawang',
  parentId: null,
  position: { longitude: 107.3, latitude: -6.3 },
  district: 'Karawang Barat',
  village: 'Adiarsa Barat',
  capacity: null,
} as const;
const odp = { ...pop, id: siteId(2), kind: 'odp', name: 'ODP 0001' } as const;

async function open(facts: Partial<Van> = {}, mayStaff = true) {
  const submitted: unknown[] = [];
  const { draw, put } = openScreen({
    role: 'supervisor',
    desk: { submit: async (given) => void submitted.push(...given.map(({ input }) => input)) },
  });
  const technicianId = view.routes[0]?.technicianId ?? aVan().technicianId;
  for (const site of [pop, odp]) put('sites', site.id, site);
  put('vans', technicianId, aVan({ technicianId, version: 3, stock: null, ...facts }));
  const desk = deskFixture({ view, mayStaff, proposal: null, selectedTechnician: technicianId });
  await draw(<VansDialog desk={desk} onClose={() => undefined} />);
  return { submitted };
}

const said = (terms: object) => ({ technicianId: first.technicianId, baseVersion: 3, ...terms });
const field = (label: string) =>
  [...document.querySelectorAll('.van-terms label')]
    .find(({ textContent }) => textContent?.startsWith(label))
    ?.querySelector('input, select') ?? null;
const fault = () => document.querySelector('.van-fault')?.textContent;
const maySave = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Simpan')?.disabled ===
  false;
const choose = (select: Element | null, value: string) =>
  act(() => {
    if (select instanceof HTMLSelectElement) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
const tick = async (label: string) => {
  act(() => (field(label) as HTMLInputElement | null)?.click());
  await settled();
};

describe('the terms of a technician’s days', () => {
  it('say where a day ends: at the last visit, at home or at a POP', async () => {
    const { submitted } = await open();
    const places = [...(field('Hari berakhir') as HTMLSelectElement).options].map(({ text }) => text);
    expect(places).toEqual(['di kunjungan terakhir', 'di rumah, tempat berangkat', 'POP Karawang']);
    choose(field('Hari berakhir'), 'home');
    await pressButton('Simpan');
    choose(field('Hari berakhir'), pop.id);
    await pressButton('Simpan');
    expect(submitted).toEqual([
      said({ dayEnd: { kind: 'home' } }),
      said({ dayEnd: { kind: 'site', siteId: pop.id } }),
    ]);
  });

  it('keep a place that is not offered, or not known, until another is chosen', async () => {
    await open({ dayEnd: { kind: 'site', siteId: siteId(9) } });
    const select = field('Hari berakhir') as HTMLSelectElement;
    expect(select.selectedOptions[0]?.text).toBe('di lokasi yang tidak dikenal');
    expect(maySave()).toBe(false);
  });

  it('limit the driving of a day, and no longer when the field is emptied', async () => {
    const { submitted } = await open({ mostDrivingMinutes: 240 });
    expect(field('Paling lama mengemudi')).toHaveProperty('value', '240');
    write(field('Paling lama mengemudi'), '');
    await pressButton('Simpan');
    expect(submitted).toEqual([said({ mostDrivingMinutes: null })]);
  });

  it('give a break its minutes and its hours', async () => {
    const { submitted } = await open();
    write(field('Istirahat, menit'), '45');
    expect(fault()).toMatch(/lamanya dan kedua jamnya/);
    expect(maySave()).toBe(false);
    write(field('Istirahat antara'), '11.30');
    write(field('dan'), '13');
    expect(fault()).toBe('');
    await pressButton('Simpan');
    expect(submitted).toEqual([said({ rest: { minutes: 45, fromMinute: 690, toMinute: 780 } })]);
  });

  it.each([
    ['Paling lama mengemudi', 'empat jam', /menit bulat dari 1 sampai 1440/],
    ['Paling lama mengemudi', '0', /menit bulat dari 1 sampai 1440/],
    ['Istirahat, menit', '5', /menit bulat dari 10 sampai 180/],
    ['Istirahat, menit', '90', /90 menit tidak muat/],
    ['dan', '11.00', /45 menit tidak muat/],
    ['dan', 'siang', /45 menit tidak muat/],
  ])('say what is wrong with %s %s, and are not kept', async (label, text, sentence) => {
    const { submitted } = await open({ rest: { minutes: 45, fromMinute: 690, toMinute: 750 } });
    write(field(label), text);
    expect(fault()).toMatch(sentence);
    const input = field(label);
    if (!sentence.source.includes('90')) expect(input?.getAttribute('aria-invalid')).toBe('true');
    expect(maySave()).toBe(false);
    expect(submitted).toEqual([]);
  });
});

describe('the certificates of a technician', () => {
  const dates = () => [
    ...document.querySelectorAll<HTMLInputElement>('.van-certificates input[type="date"]'),
  ];

  it('are given, for a time or for ever, and taken', async () => {
    const { submitted } = await open({ certificates: [{ code: 'electrical', validUntil: null }] });
    await tick('sertifikat ketinggian');
    write(dates()[0] ?? null, '2027-03-31');
    await tick('sertifikat listrik');
    await pressButton('Simpan');
    await tick('sertifikat ruang terbatas');
    await pressButton('Simpan');
    const height = { code: 'height', validUntil: '2027-03-31' };
    expect(submitted).toEqual([
      said({ certificates: [height] }),
      said({ certificates: [height, { code: 'confined-space', validUntil: null }] }),
    ]);
  });

  it('say when they count no more on the day of the board', async () => {
    const lines = () =>
      [...document.querySelectorAll('.van-certificates [data-expired]')].map(
        ({ textContent }) => textContent,
      );
    await open({
      certificates: [
        { code: 'height', validUntil: dayAfter(fixtureDay, -1) },
        { code: 'electrical', validUntil: fixtureDay },
      ],
    });
    expect(lines()).toEqual(['sertifikat ketinggiankedaluwarsa, tidak dihitung']);
  });

  it('are read, and not changed, by who may not plan', async () => {
    await open({}, false);
    expect(document.querySelector<HTMLFieldSetElement>('.van-terms')?.disabled).toBe(true);
  });
});
