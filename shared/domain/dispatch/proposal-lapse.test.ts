import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import { noon, technicianId, ticketId } from '../testing/builders.ts';
import type { ProposalCause, ProposedMove, ProposedPlace } from './day-view.ts';
import type { VisitProgress } from './day-visits.ts';
import { lapsedMoves, lapseOf } from './proposal-lapse.ts';
import { usualTerms, type WorkOrderTerms } from './work-order.ts';

const eko: ProposedPlace = {
  technicianId: technicianId(1),
  technicianName: 'Eko',
  startsAt: noon,
  endsAt: noon,
  lateSeconds: 0,
  lateStep: 0,
};
const moveOf = (n: number) =>
  ({
    visit: { ticketId: ticketId(n), promise: null, lock: null },
    before: null,
    after: eko,
  }) as unknown as ProposedMove;
type Proposed = Parameters<typeof lapseOf>[0];
const proposal: Proposed = {
  cause: { kind: 'mend', seconds: 5 },
  basedOn: 3,
  madeAt: noon,
  moves: [moveOf(1)],
};

type Today = {
  readonly routesVersion?: number;
  readonly progress?: VisitProgress['kind'] | 'gone';
  readonly terms?: Partial<WorkOrderTerms>;
  readonly works?: boolean;
  readonly minutes?: number;
};
/** Visit 2 is as it was; visit 1 as it is said here. */
const dayOf = ({ routesVersion = 3, progress = 'ahead', terms = {}, works = true }: Today) => {
  const visit = (kind: VisitProgress['kind'], said: Partial<WorkOrderTerms> = {}) => ({
    terms: { ...usualTerms, ...said },
    progress: { kind, holder: null, since: noon },
  });
  return {
    routesVersion,
    visits: new Map([
      ...(progress === 'gone' ? [] : [[ticketId(1), visit(progress, terms)] as const]),
      [ticketId(2), visit('ahead')] as const,
    ]),
    technicians: [{ id: technicianId(1), span: works ? { from: noon, to: noon, overtimeTo: noon } : null }],
  } as never;
};
const lapse = (today: Today, of: Partial<Proposed> = {}) =>
  lapseOf({ ...proposal, ...of }, dayOf(today), instant(noon + (today.minutes ?? 5) * minuteMs));

describe('a proposal', () => {
  it('holds for a quarter of an hour while the day is as it was', () => {
    expect(lapse({})).toBeNull();
    expect(lapse({ minutes: 14 })).toBeNull();
    expect(lapse({ minutes: 15 })).toEqual({ kind: 'expired' });
  });

  it('ends when somebody changed the routes', () => {
    expect(lapse({ routesVersion: 4 })).toEqual({ kind: 'routes-changed' });
  });

  it.each([
    ['somebody set out to it', { progress: 'travelling' }],
    ['it needs no visit any more', { progress: 'gone' }],
    [
      'it was promised for another time',
      { terms: { promise: { from: noon, to: instant(noon + minuteMs) } } },
    ],
    ['it was locked', { terms: { lock: { technicianId: technicianId(2), isOrderKept: true, start: null } } }],
  ] as const)('ends with a visit it would move: %s', (_, today) => {
    expect(lapse(today)).toMatchObject({ kind: 'visit-changed', visit: { ticketId: ticketId(1) } });
  });

  it('ends when a technician it counts on does not work', () => {
    expect(lapse({ works: false })).toEqual({ kind: 'not-working', technicianName: 'Eko' });
  });

  it('loses what has changed and keeps the rest, of a plan', () => {
    const two = { moves: [moveOf(1), moveOf(2)] };
    const begun = { progress: 'travelling' } as const;
    expect(lapse(begun, two)).toBeNull();
    expect([...lapsedMoves(two, dayOf(begun)).keys()]).toEqual([ticketId(1)]);
    expect(lapse({ ...begun, minutes: 15 }, two)).toEqual({ kind: 'expired' });
  });

  it('ends when the visit has changed for whose sake it was made', () => {
    const cause: ProposalCause = { kind: 'insert', ticketId: ticketId(1) };
    const changed = { cause, moves: [moveOf(2), moveOf(1)] };
    expect(lapse({ progress: 'travelling' }, changed)).toMatchObject({ kind: 'visit-changed' });
  });
});
