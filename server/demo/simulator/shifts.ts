import {
  type Availability,
  availabilityAt,
  type Technician,
} from '../../../shared/domain/technicians/technician.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { plannedAvailability, shiftAt } from '../people/shift-rotation.ts';
import type { Scene } from './scene.ts';

const latestBreakMs = 20 * minuteMs;
/** People sign on within these minutes of their shift, not all in one second. */
const punctualityMs = 7 * minuteMs;

/** Follows the rota: shifts begin and end, breaks are taken. What a supervisor set by hand holds until it runs out. */
export async function changeShifts(scene: Scene): Promise<void> {
  const rota = scene.technicians.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const [index, technician] of rota.entries()) {
    const planned = plannedAvailability({ index, crew: rota.length }, scene.now);
    const wanted = nextAvailability(scene, technician, planned, { index, crew: rota.length });
    if (!wanted) continue;
    await scene.act(
      { name: 'technician.set-availability', input: { technicianId: technician.id, availability: wanted } },
      { kind: 'technician', technicianId: technician.id },
    );
  }
}

type Member = { readonly index: number; readonly crew: number };

/** Null when what is written still holds. */
function nextAvailability(
  scene: Scene,
  technician: Technician,
  planned: Availability,
  member: Member,
): Availability | null {
  const { now } = scene;
  const written = technician.availability;
  const current = availabilityAt(written, now);
  const isBusy = scene
    .held(technician.id)
    .some(({ state: { status } }) => status === 'on-site' || status === 'en-route');
  switch (current.kind) {
    case 'on-break':
      return null;
    case 'on-shift':
      if (
        planned.kind === 'on-break' &&
        !isBusy &&
        planned.until - now > latestBreakMs &&
        current.until > planned.until
      )
        return planned;
      return written.kind === 'on-break' ? current : null;
    case 'on-leave':
      return current.until !== null && current.until <= now ? planned : null;
    case 'off-shift':
      return fromOffShift(scene, { written, planned, member, isBusy });
  }
}

function fromOffShift(
  { now }: Scene,
  facts: {
    readonly written: Availability;
    readonly planned: Availability;
    readonly member: Member;
    readonly isBusy: boolean;
  },
): Availability | null {
  const { written, planned, member, isBusy } = facts;
  if (written.kind !== 'off-shift') return isBusy ? null : planned;
  if (planned.kind === 'on-leave') return planned;
  const shift = shiftAt(member, now);
  if (!shift) return written.nextShiftAt !== null && written.nextShiftAt <= now ? planned : null;
  const sinceMs = now - shift.from;
  const isExpected = written.nextShiftAt === null ? sinceMs < 2 * punctualityMs : written.nextShiftAt <= now;
  return isExpected && sinceMs >= latenessMs(member) ? planned : null;
}

const latenessMs = ({ index }: Member): number => ((index * 53) % 60) * (punctualityMs / 60);
