import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import { noon, technicianId, ticketId } from '../testing/builders.ts';
import type { ProposedMove, ProposedPlace } from './day-view.ts';
import type { VisitProgress } from './day-visits.ts';
import { lapseOf } from './proposal-lapse.ts';
import { usualTerms, type WorkOrderTerms } from './work-order.ts';

const eko: ProposedPlace = {
  technicianId: technicianId(1),
  technicianName: 'Eko',
  startsAt: noon,
  endsAt: noon,
  lateSeconds: 0,
  lateStep: 0,
};
const move = {
  visit: { ticketId: ticketId(1), promise: null, lock: null },
  before: null,
  after: eko,
} as unknown as ProposedMove;
const proposal = { basedOn: 3, madeAt: noon, moves: [move] };

type Today = {
  readonly routesVersion?: number;
  readonly progress?: VisitProgress['kind'] | 'gone';
  readonly terms?: Partial<WorkOrderTerms>;
  readonly works?: boolean;
  readonly minutes?: number;
};
const lapse = ({ routesVersion = 3, progress = 'ahead', terms = {}, works = true, minutes = 5 }: Today) => {
  const visit = {
    terms: { ...usualTerms, ...terms },
    progress: { kind: progress, holder: null, since: noon },
  };
  const day = {
    routesVersion,
    visits: new Map(progress === 'gone' ? [] : [[ticketId(1), visit]]),
    technicians: [{ id: technicianId(1), span: works ? { from: noon, to: noon, overtimeTo: noon } : null }],
  };
  return lapseOf(proposal, day as never, instant(noon + minutes * minuteMs));
};

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
    ['it was locked', { terms: { lock: { technicianId: technicianId(2), isOrderKept: true } } }],
  ] as const)('ends with a visit it would move: %s', (_, today) => {
    expect(lapse(today)).toMatchObject({ kind: 'visit-changed', visit: { ticketId: ticketId(1) } });
  });

  it('ends when a technician it counts on does not work', () => {
    expect(lapse({ works: false })).toEqual({ kind: 'not-working', technicianName: 'Eko' });
  });
});
