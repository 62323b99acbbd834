import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTicket } from '../domain/testing/builders.ts';
import { applyChange, mergeChanges } from './apply-change.ts';
import type { LiveChange, LiveEntities, LiveName } from './live.ts';

const ticket = aTicket();
const key = ticket.id;
const put = (title: string): LiveChange => ({
  entity: 'tickets',
  op: 'put',
  key,
  value: { ...ticket, title },
});
const patch = (value: Partial<typeof ticket>): LiveChange => ({ entity: 'tickets', op: 'patch', key, value });
const aChange = fc.oneof(
  fc.string().map(put),
  fc.string().map((title) => patch({ title })),
  fc.string().map((description) => patch({ description })),
  fc.constant<LiveChange>({ entity: 'tickets', op: 'delete', key }),
);
const held = fc.option(fc.constant(ticket));
const heldAfter = (before: typeof ticket | null, ...changes: readonly LiveChange[]) => {
  const rows = new Map<string, LiveEntities[LiveName]>(before ? [[key, before]] : []);
  for (const change of changes) applyChange(rows, change);
  return rows.get(key);
};

describe('a change of a row', () => {
  it('merged with the next is the same as one after the other', () => {
    fc.assert(
      fc.property(held, aChange, aChange, (before, a, b) => {
        expect(heldAfter(before, mergeChanges(a, b))).toEqual(heldAfter(before, a, b));
      }),
    );
  });

  it('of some fields leaves the others as they were', () => {
    expect(heldAfter(ticket, patch({ title: 'LOS merah' }))).toEqual({ ...ticket, title: 'LOS merah' });
  });

  it('of some fields is nothing to whoever does not hold the row', () => {
    expect(heldAfter(null, patch({ title: 'LOS merah' }))).toBeUndefined();
  });
});
