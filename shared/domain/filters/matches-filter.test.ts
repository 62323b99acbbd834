import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { accountId, aTicket, minutesAfter, noon, technicianId, ticketId } from '../testing/builders.ts';
import { type FilterSubject, matchesFilter } from './matches-filter.ts';
import {
  type FilterCondition,
  type FilterGroup,
  type FilterNode,
  filterExpressionSchema,
} from './ticket-filter.ts';

const siteId = (n: number) => siteIdSchema.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const group = (match: FilterGroup['match'], ...of: readonly FilterNode[]): FilterGroup => ({
  kind: 'group',
  match,
  of,
});

const aSubject = (facts: Partial<FilterSubject> = {}): FilterSubject => ({
  ticket: aTicket(),
  settled: false,
  technicianId: null,
  urgency: 'at-risk',
  minutesLeft: 25,
  now: minutesAfter(90),
  me: accountId(1),
  customerName: 'Bu Siti Aminah',
  siteAncestors: [siteId(1), siteId(2)],
  ...facts,
});
const holds = (condition: FilterCondition, facts: Partial<FilterSubject> = {}) =>
  matchesFilter(group('all', condition), aSubject(facts));
const choice = (field: string, values: readonly string[], operator = 'is-any-of') =>
  ({ kind: 'choice', field, operator, values }) as FilterCondition;
const number = (field: string, operator: string, value: number) =>
  ({ kind: 'number', field, operator, value }) as FilterCondition;

describe('one condition', () => {
  it.each([
    [choice('priority', ['high', 'critical']), true],
    [choice('priority', ['low']), false],
    [choice('status', ['open']), true],
    [choice('kind', ['outage']), true],
    [choice('tier', ['corporate']), false],
    [choice('source', ['whatsapp']), true],
    [choice('urgency', ['at-risk', 'breached']), true],
    [choice('district', ['Klari']), true],
    [choice('site', [siteId(1)]), true],
    [choice('site', [siteId(2)]), true],
    [choice('site', [siteId(3)]), false],
    [choice('technician', [technicianId()]), false],
  ])('%j is a choice among values', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
    expect(holds({ ...condition, operator: 'is-none-of' } as FilterCondition)).toBe(!expected);
  });

  it('knows what a ticket is to an outage', () => {
    const part = { ...aTicket(), outage: { role: 'part', parentId: ticketId(9) } } as const;
    expect(holds(choice('outage', ['part', 'cause']), { ticket: part })).toBe(true);
    expect(holds(choice('outage', ['none']), { ticket: part })).toBe(false);
    expect(holds(choice('outage', ['none']))).toBe(true);
  });

  it('knows the technician who holds the ticket', () => {
    expect(holds(choice('technician', [technicianId()]), { technicianId: technicianId() })).toBe(true);
  });

  it('of a settled ticket finds no urgency and no minutes, so nothing holds of them', () => {
    const settled = { settled: true, urgency: null, minutesLeft: null };
    expect(holds(choice('urgency', ['inside', 'at-risk', 'breached']), settled)).toBe(false);
    expect(holds(choice('urgency', ['inside'], 'is-none-of'), settled)).toBe(true);
    expect(holds(number('minutes-left', 'at-most', 1_000_000), settled)).toBe(false);
    expect(holds(number('minutes-left', 'at-least', -1_000_000), settled)).toBe(false);
  });

  it('finds text whatever its case, and none where there is none', () => {
    const text = (field: string, wanted: string, operator = 'contains') =>
      ({ kind: 'text', field, operator, text: wanted }) as FilterCondition;
    expect(holds(text('title', 'los MERAH'))).toBe(true);
    expect(holds(text('customer', 'siti'))).toBe(true);
    expect(holds(text('number', '0042'))).toBe(true);
    expect(holds(text('village', 'nagasari'))).toBe(false);
    expect(holds(text('village', 'nagasari', 'does-not-contain'))).toBe(true);
    expect(holds(text('customer', 'siti'), { customerName: null })).toBe(false);
    expect(holds(text('customer', 'siti', 'does-not-contain'), { customerName: null })).toBe(true);
  });

  it('compares numbers, the bound included', () => {
    expect(holds(number('age-minutes', 'at-least', 90))).toBe(true);
    expect(holds(number('age-minutes', 'at-least', 90), { now: instant(minutesAfter(90) - 1) })).toBe(false);
    expect(holds(number('minutes-left', 'at-most', 25))).toBe(true);
    expect(holds(number('minutes-left', 'at-most', 0), { minutesLeft: -3 })).toBe(true);
    expect(holds(number('reopened-count', 'at-least', 1))).toBe(false);
    expect(holds(number('waiting-minutes', 'at-least', 0))).toBe(false);
    const waiting = aTicket({ type: 'waiting-started', reason: 'customer', note: '' });
    expect(holds(number('waiting-minutes', 'at-least', 89), { ticket: waiting })).toBe(true);
    expect(holds(number('waiting-minutes', 'at-least', 90), { ticket: waiting })).toBe(false);
  });

  it('knows who asks', () => {
    const fact = (field: string, is = true) => ({ kind: 'fact', field, is }) as FilterCondition;
    const taken = { ticket: aTicket({ type: 'acknowledged' }) };
    expect(holds(fact('mine'), taken)).toBe(true);
    expect(holds(fact('mine'), { ...taken, me: accountId(2) })).toBe(false);
    expect(holds(fact('mine'), { ...taken, me: null })).toBe(false);
    expect(holds(fact('acknowledged'), taken)).toBe(true);
    expect(holds(fact('acknowledged', false))).toBe(true);
    expect(holds(fact('assigned'), { technicianId: technicianId() })).toBe(true);
    expect(holds(fact('settled', false))).toBe(true);
  });
});

describe('groups of conditions', () => {
  const condition: fc.Arbitrary<FilterCondition> = fc.constantFrom(
    choice('priority', ['high']),
    choice('status', ['resolved'], 'is-none-of'),
    choice('urgency', ['breached']),
    number('minutes-left', 'at-most', 10),
    number('age-minutes', 'at-least', 60),
    { kind: 'text', field: 'title', operator: 'contains', text: 'los' },
    { kind: 'fact', field: 'mine', is: true },
  );
  const match = fc.constantFrom('all' as const, 'any' as const, 'none' as const);
  const nodes = (depth: number): fc.Arbitrary<readonly FilterNode[]> => {
    const inner = fc.record({ match, of: depth > 0 ? nodes(depth - 1) : fc.constant([]) });
    const node: fc.Arbitrary<FilterNode> = fc.oneof(
      { weight: 3, arbitrary: condition },
      { weight: 1, arbitrary: inner.map(({ match: how, of }) => group(how, ...of)) },
    );
    return fc.array(node, { maxLength: 4 });
  };
  const subject = fc
    .record({
      urgency: fc.constantFrom('inside' as const, 'breached' as const, null),
      minutesLeft: fc.option(fc.integer({ min: -60, max: 60 })),
      age: fc.integer({ min: 0, max: 120 }),
      acknowledged: fc.boolean(),
    })
    .map(({ urgency, minutesLeft, age, acknowledged }) =>
      aSubject({
        urgency,
        minutesLeft,
        now: minutesAfter(age),
        ticket: acknowledged ? aTicket({ type: 'acknowledged' }) : aTicket(),
      }),
    );
  const always = (check: (of: readonly FilterNode[], asked: FilterSubject) => void) =>
    fc.assert(fc.property(nodes(2), subject, check));
  const not = (node: FilterNode) => group('none', node);

  it('obey De Morgan: none is not any, and all is none of the opposites', () => {
    always((of, asked) => {
      expect(matchesFilter(group('none', ...of), asked)).toBe(!matchesFilter(group('any', ...of), asked));
      expect(matchesFilter(group('all', ...of), asked)).toBe(
        matchesFilter(group('none', ...of.map(not)), asked),
      );
      expect(matchesFilter(group('any', ...of), asked)).toBe(
        !matchesFilter(group('all', ...of.map(not)), asked),
      );
    });
  });

  it('of nothing: all and none hold for every ticket, any for none', () => {
    const asked = aSubject();
    expect(['all', 'any', 'none'].map((how) => matchesFilter(group(how as 'all'), asked))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('mean the same however deep they stand and in whatever order', () => {
    always((of, asked) => {
      const flat = group('all', ...of);
      const deep = group('all', group('any', group('all', ...of)));
      expect(matchesFilter(deep, asked)).toBe(matchesFilter(flat, asked));
      expect(matchesFilter(group('all', ...of.toReversed()), asked)).toBe(matchesFilter(flat, asked));
      expect(matchesFilter(not(not(flat)), asked)).toBe(matchesFilter(flat, asked));
    });
  });

  it('mean the same after they have travelled', () => {
    always((of, asked) => {
      const travelled = filterExpressionSchema.parse(JSON.parse(JSON.stringify(group('any', ...of))));
      expect(matchesFilter(travelled, asked)).toBe(matchesFilter(group('any', ...of), asked));
    });
  });

  it('are the moment they are asked at, and no other', () => {
    const young = group('all', number('age-minutes', 'at-most', 30));
    expect([noon, minutesAfter(31)].map((now) => matchesFilter(young, aSubject({ now })))).toEqual([
      true,
      false,
    ]);
  });
});
