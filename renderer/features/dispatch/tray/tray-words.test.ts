import { describe, expect, it } from 'vitest';
import type { TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import { aPart, partId } from '../../../../shared/domain/testing/builders.ts';
import { formatFor } from '../../../shell/format.ts';
import { createTranslations } from '../../../shell/i18n.ts';
import { partWords } from '../../../shell/part-words.ts';
import { dayFixture } from '../testing/day-fixture.ts';
import { inTrayOrder } from './tray-order.ts';
import { bindingWords, releaseWords } from './tray-words.ts';

const { tray, routes } = dayFixture();
const [ont, cable] = [
  aPart(),
  aPart({ id: partId(2), unit: 'metre', names: { id: 'kabel drop', en: 'drop cable' } }),
];
const parts = new Map([ont, cable].map((part) => [part.id, part]));
const { t } = createTranslations('id');
const saying = {
  t,
  format: formatFor('id'),
  partWords: partWords(parts, { t, format: formatFor('id'), language: 'id' }),
  routes,
};
const visit = (part: Partial<TrayVisit>): TrayVisit => ({
  ...(tray[0] as TrayVisit),
  fault: null,
  binding: null,
  ...part,
});

describe('the tray', () => {
  it('shows the gravest first, then what was promised soonest', () => {
    const ordered = inTrayOrder(tray).map(({ priority }) => priority);
    const gravity = ['critical', 'high', 'normal', 'low'];
    expect(ordered).toEqual(ordered.toSorted((a, b) => gravity.indexOf(a) - gravity.indexOf(b)));
  });

  it('names what keeps a visit from most routes, and what would free it at the least cost', () => {
    const because = (reason: 'no-time-left' | 'skill-missing') => ({
      shiftId: 'x',
      because: reason,
      wanting: {},
    });
    const kept = visit({
      binding: {
        hindrances: [because('skill-missing'), because('no-time-left'), because('no-time-left')],
        remedies: [
          {
            kind: 'another-time',
            place: {
              shiftId: routes[0]?.technicianId ?? '',
              cost: 5000,
              travelSeconds: 600,
              endsAt: Date.parse('2026-11-23T17:00:00+07:00') / 1000,
              startsAt: Date.parse('2026-11-23T15:00:00+07:00') / 1000,
            },
          },
        ],
      },
    });
    expect(bindingWords(kept, saying)).toBe('tidak ada waktu tersisa');
    expect(releaseWords(kept, saying)).toBe('tawarkan pukul 15.00 oleh Asep');
  });

  it('says of a wrong record what to put right', () => {
    const wrong = visit({ fault: 'place-unknown' });
    expect(bindingWords(wrong, saying)).toBe('lokasi tidak diketahui');
    expect(releaseWords(wrong, saying)).toBe(
      'minta koordinatnya ke layanan pelanggan: diisi di data pelanggan, bukan di sini',
    );
  });

  it('never says that nothing was found', () => {
    const stuck = visit({ binding: { hindrances: [], remedies: [] } });
    expect(bindingWords(stuck, saying)).toBe('tidak ada teknisi bertugas');
    expect(releaseWords(stuck, saying)).toBe('tidak ada satu kelonggaran pun yang cukup');
  });

  it('names the part and how many the van that comes nearest lacks, and for whom to load it', () => {
    const [first, second] = routes;
    const lacking = (shiftId: string, wanting: Record<string, number>) =>
      ({ shiftId, because: 'van-too-empty', wanting }) as const;
    const place = {
      cost: 4000,
      travelSeconds: 600,
      startsAt: Date.parse('2026-11-23T15:00:00+07:00') / 1000,
    };
    const kept = visit({
      binding: {
        hindrances: [
          lacking(first?.technicianId ?? '', { [ont.id]: 1, [cable.id]: 150 }),
          lacking(second?.technicianId ?? '', { [cable.id]: 50 }),
        ],
        remedies: [
          {
            kind: 'load-parts',
            place: { ...place, shiftId: first?.technicianId ?? '', endsAt: place.startsAt + 7200 },
          },
        ],
      },
    });
    expect(bindingWords(kept, saying)).toBe('habis di kendaraan: 50 m kabel drop');
    expect(releaseWords(kept, saying)).toBe('muat 1 ONT, 150 m kabel drop ke kendaraan Asep: 15.00');
    const nowhere = visit({ fault: 'no-van-has-the-parts', wanting: { [ont.id]: 1 } });
    expect(bindingWords(nowhere, saying)).toBe('tidak ada kendaraan yang membawa 1 ONT');
    expect(releaseWords(nowhere, saying)).toBe('ambil 1 ONT di gudang');
  });
});
