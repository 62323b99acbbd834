import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { defaultPolicies } from '../../database/reference-rows.ts';
import { buildTimeline, type TimelineContext } from './build-timeline.ts';
import { type Observation, type Phase, phaseSchema, type TicketRecord } from './ticket-record.ts';

const technicianId = '00000000-0000-4000-8000-000000000001' as TechnicianId;
const context: TimelineContext = {
  source: 'old-desk',
  targets: slaTargetsFrom(defaultPolicies),
  unchangedNote: null,
  technician: (name) => (name === 'Dodi' ? technicianId : null),
  place: () => ({ siteId: null, position: null }),
  customerId: () => null,
};
const openedAt = instant(Date.parse('2026-11-01T08:00+07:00'));

const observation = (phase: Phase, changes: Partial<Observation> = {}): Observation => ({
  at: openedAt,
  phase,
  priority: 'normal',
  assignee: null,
  actor: 'Ana',
  resolution: 'Spliced anew',
  notes: [],
  ...changes,
});

const record = (observations: readonly Observation[]): TicketRecord => ({
  externalId: 'INC1',
  rows: [],
  prints: [],
  observations,
  opening: {
    at: openedAt,
    by: 'Ana',
    title: 'No light',
    description: '',
    kind: 'outage',
    tier: 'home',
    priority: 'normal',
    source: 'import',
    location: null,
    district: '',
    village: '',
    customer: null,
  },
});

const typesOf = (...observations: readonly Observation[]) =>
  buildTimeline(record(observations), context)
    .facts.slice(1)
    .map(({ body }) => body.type);

describe('a timeline rebuilt from observations', () => {
  it('inserts what our rules need where the other system jumped', () => {
    expect(typesOf(observation('open'), observation('resolved'))).toEqual(['resolved']);
    expect(typesOf(observation('active'), observation('closed'))).toEqual([
      'acknowledged',
      'resolved',
      'closed',
    ]);
    expect(typesOf(observation('closed'), observation('waiting-customer'))).toEqual([
      ...['resolved', 'closed', 'reopened', 'waiting-started'],
    ]);
    expect(typesOf(observation('closed'), observation('resolved'))).toEqual([
      ...['resolved', 'closed', 'reopened', 'resolved'],
    ]);
  });

  it('says nothing for a status it is told to keep', () => {
    expect(typesOf(observation('active'), observation('keep'))).toEqual(['acknowledged']);
  });

  it('keeps a priority that changed after settling as a note, and takes it up when the ticket is reopened', () => {
    const late = { priority: 'high' } as const;
    expect(typesOf(observation('resolved'), observation('resolved', late))).toEqual([
      'resolved',
      'note-added',
    ]);
    expect(typesOf(observation('resolved'), observation('active', late))).toEqual([
      ...['resolved', 'reopened', 'priority-changed', 'acknowledged'],
    ]);
  });

  it('assigns a technician it knows, and takes the ticket from him when the other system did', () => {
    const dodi = { assignee: 'Dodi' };
    expect(typesOf(observation('open', dodi), observation('open', dodi), observation('open'))).toEqual([
      ...['assigned', 'unassigned'],
    ]);
    expect(typesOf(observation('open', { assignee: 'Somebody' }))).toEqual([]);
  });

  it('is opened no later than the first thing known of it', () => {
    const earlier = instant(openedAt - 60_000);
    const { ticket } = buildTimeline(record([observation('open', { at: earlier })]), context);
    expect(ticket.openedAt).toBe(earlier);
  });

  it('ends in the last state observed, and is what its events fold to, for any history', () => {
    const step = fc.record({
      phase: fc.constantFrom(...phaseSchema.options),
      priority: fc.constantFrom('low', 'normal', 'high', 'critical' as const),
      assignee: fc.constantFrom(null, 'Dodi', 'Somebody'),
      afterMs: fc.nat(1e9),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let at = openedAt;
        const seen = steps.map(({ afterMs, ...rest }) => {
          at = instant(at + afterMs);
          return observation(rest.phase, { ...rest, at } as Partial<Observation>);
        });
        const { ticket, facts } = buildTimeline(record(seen), context);
        expect(foldTicketEvents(facts)).toEqual(ticket);
        expect(ticket.version).toBe(facts.length);
        const last = seen.at(-1)?.phase;
        if (last === 'resolved' || last === 'closed' || last === 'cancelled')
          expect(ticket.state.status).toBe(last);
        if (last?.startsWith('waiting')) expect(ticket.state.status).toBe('waiting');
      }),
    );
  });
});
