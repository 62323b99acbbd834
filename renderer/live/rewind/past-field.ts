import type { LiveChange } from '../../../shared/contracts/live.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianDay } from '../../../shared/domain/technicians/technician-day.ts';
import { indexAt, readTrack, reportAt, type Track } from '../../../shared/domain/technicians/track.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import type { FieldKnown } from '../field-known.ts';
import { type TrailPoint, trailMs } from '../position-trails.ts';

type Shifts = Pick<Track, 'moments'> & { readonly said: TechnicianDay['availabilities'] };
type Person = { readonly id: TechnicianId; readonly track: Track; readonly shifts: Shifts };

const never = Number.POSITIVE_INFINITY;
const none: readonly TrailPoint[] = [];

/**
 * Where technicians were in the last day and when they were on shift. A moment is found in each track by halving it:
 * five hundred of them with 1440 positions each are looked up in two milliseconds, wherever the window was before.
 */
export class PastField {
  readonly #people: ReadonlyMap<string, Person>;
  /** From when on the shift of anybody is known, and of everybody. */
  readonly #someShiftsFrom: number;
  readonly #allShiftsFrom: number;
  readonly #positionsFrom: number;

  constructor(days: readonly TechnicianDay[]) {
    this.#people = new Map(days.map((day) => [day.technicianId, personOf(day)]));
    const people = [...this.#people.values()];
    const firsts = people.map(({ shifts }) => shifts.moments[0] ?? never);
    this.#someShiftsFrom = least(firsts);
    this.#allShiftsFrom = firsts.reduce((last, first) => Math.max(last, first), days.length > 0 ? 0 : never);
    this.#positionsFrom = least(people.map(({ track }) => track.moments[0] ?? never));
  }

  /** @param now the moment the room stands at */
  known(now: () => number): FieldKnown {
    const isShiftKnown = (id: string) => (this.#people.get(id)?.shifts.moments[0] ?? never) <= now();
    return {
      isShiftKnown,
      shifts: () => (now() >= this.#allShiftsFrom ? 'all' : now() >= this.#someShiftsFrom ? 'some' : 'none'),
      arePositionsKnown: () => now() >= this.#positionsFrom,
    };
  }

  /** What led to the position that somebody is shown at. */
  trailAt(id: string, at: number): readonly TrailPoint[] {
    const track = this.#people.get(id)?.track;
    if (!track) return none;
    const last = indexAt(track, at);
    const first = indexAt(track, (track.moments[last] ?? at) - trailMs) + 1;
    return Array.from({ length: last - first + 1 }, (_, step) => pointOf(track, first + step));
  }

  /**
   * What differs between two moments; before the first of all there is nothing.
   * @param rows as they are now; their availability alone is of the moment
   */
  changes(from: number, to: number, rows: ReadonlyMap<string, Technician>): readonly LiveChange[] {
    const changes: LiveChange[] = [];
    for (const { id, track, shifts } of this.#people.values()) {
      const row = rows.get(id);
      if (!row) continue;
      const index = indexAt(track, to);
      if (index !== indexAt(track, from)) {
        const value = reportAt(track, index, id);
        changes.push(
          value
            ? { entity: 'positions', op: 'put', key: id, value }
            : { entity: 'positions', op: 'delete', key: id },
        );
      }
      const said = indexAt(shifts, to);
      if (said === indexAt(shifts, from)) continue;
      const availability = shifts.said[said]?.availability ?? row.availability;
      changes.push({ entity: 'technicians', op: 'put', key: id, value: { ...row, availability } });
    }
    return changes;
  }
}

const personOf = ({ technicianId, track, availabilities }: TechnicianDay): Person => ({
  id: technicianId,
  track: readTrack(track),
  shifts: { moments: Float64Array.from(availabilities, ({ at }) => at), said: availabilities },
});

const least = (values: readonly number[]) => values.reduce((first, value) => Math.min(first, value), never);

const pointOf = ({ longitudes, latitudes, moments }: Track, index: number): TrailPoint => [
  longitudes[index] ?? 0,
  latitudes[index] ?? 0,
  moments[index] ?? 0,
];
