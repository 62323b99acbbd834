import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Availability,
  Technician,
  TechnicianPosition,
} from '../../../shared/domain/technicians/technician.ts';
import { packTrack } from '../../../shared/domain/technicians/track.ts';
import { aTechnician, minutesAfter, noon, technicianId } from '../../../shared/domain/testing/builders.ts';
import { fieldGap } from '../field-known.ts';
import { PastField } from './past-field.ts';

const offShift: Availability = { kind: 'off-shift', nextShiftAt: null };
const onShift: Availability = { kind: 'on-shift', until: minutesAfter(480) };

/** Somebody who was a hundredth of a degree further east at each of these minutes. */
const aDay = (n: number, minutes: readonly number[], saidAt: readonly number[] = [-2000]) => ({
  technicianId: technicianId(n),
  availabilities: saidAt.map((minute, index) => ({
    at: minutesAfter(minute),
    availability: index % 2 === 0 ? onShift : offShift,
  })),
  track: packTrack({
    moments: minutes.map((minute) => minutesAfter(minute)),
    longitudes: minutes.map((_, index) => 107 + index / 100),
    latitudes: minutes.map(() => -6.3),
    headings: minutes.map(() => 90),
  }),
});

const aRow = (n: number): Technician => aTechnician({ id: technicianId(n) });
const rowsOf = (days: readonly { readonly technicianId: string }[]) =>
  new Map(days.map(({ technicianId: id }, n) => [id, aRow(n + 1)]));

/** What a window shows that goes from one moment to the next. */
function aWindow(days: readonly ReturnType<typeof aDay>[]) {
  const field = new PastField(days);
  const rows = rowsOf(days);
  const positions = new Map<string, TechnicianPosition>();
  const technicians = new Map<string, Technician>();
  let stood = Number.NEGATIVE_INFINITY;
  return {
    positions,
    technicians,
    moveTo(at: number) {
      for (const change of field.changes(stood, at, rows)) {
        if (change.entity === 'technicians' && change.op === 'put') technicians.set(change.key, change.value);
        if (change.entity !== 'positions') continue;
        if (change.op === 'put') positions.set(change.key, change.value);
        else positions.delete(change.key);
      }
      stood = at;
    },
  };
}

const minutes = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 80 })
  .map((all) => all.sort((a, b) => a - b));

describe('the field at a moment of the past', () => {
  it('stands where it was last reported then or before, in whatever order the moments are visited', () => {
    fc.assert(
      fc.property(
        fc.array(minutes, { maxLength: 6 }),
        fc.array(fc.integer({ min: -10, max: 1500 }), { minLength: 1, maxLength: 20 }),
        (tracks, visits) => {
          const days = tracks.map((track, n) => aDay(n + 1, track));
          const shown = aWindow(days);
          for (const visit of visits) {
            shown.moveTo(minutesAfter(visit));
            const expected = tracks.flatMap((track, n) => {
              const last = track.findLastIndex((minute) => minute <= visit);
              return last < 0
                ? []
                : [[technicianId(n + 1), minutesAfter(track[last] ?? 0), 107 + last / 100]];
            });
            const stands = [...shown.positions.values()].map((report) => [
              report.technicianId,
              report.recordedAt,
              report.position.longitude,
            ]);
            expect(stands.sort()).toEqual(expected.sort());
          }
        },
      ),
    );
  });

  it('has no change where nobody reported', () => {
    const day = aDay(1, [0, 10]);
    const field = new PastField([day]);
    expect(field.changes(minutesAfter(1), minutesAfter(9), rowsOf([day]))).toEqual([]);
  });

  it('trails the ten minutes before the position that is shown', () => {
    const field = new PastField([aDay(1, [0, 4, 12, 13, 40])]);
    const trailOf = (minute: number) =>
      field.trailAt(technicianId(), minutesAfter(minute)).map(([, , at]) => (at - noon) / 60_000);
    expect(trailOf(-1)).toEqual([]);
    expect(trailOf(12.5)).toEqual([4, 12]);
    expect(trailOf(39)).toEqual([4, 12, 13]);
    expect(trailOf(40)).toEqual([40]);
    expect(field.trailAt(technicianId(7), noon)).toEqual([]);
  });

  it('is on shift as was said then, and as its row says where that is not known', () => {
    const shown = aWindow([aDay(1, [], [60, 120])]);
    const kinds = [90, 200, 30].map((minute) => {
      shown.moveTo(minutesAfter(minute));
      return shown.technicians.get(technicianId())?.availability.kind;
    });
    expect(kinds).toEqual(['on-shift', 'off-shift', aRow(1).availability.kind]);
  });

  it('says what is not known of it', () => {
    const gapAt = (field: PastField, minute: number) => fieldGap(field.known(() => minutesAfter(minute)));
    const field = new PastField([aDay(1, [30], [-10]), aDay(2, [60], [45])]);
    expect([0, 31, 46].map((minute) => gapAt(field, minute))).toEqual(['both', 'shifts', null]);
    expect(gapAt(new PastField([aDay(1, [])]), 0)).toBe('positions');
    expect(gapAt(new PastField([]), 0)).toBe('both');
  });
});
