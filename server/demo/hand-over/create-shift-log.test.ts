import { describe, expect, it } from 'vitest';
import { handOverSchema } from '../../../shared/domain/hand-over/hand-over.ts';
import { logEntrySchema } from '../../../shared/domain/hand-over/log-entry.ts';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { dayMs, instant } from '../../../shared/kernel/instant.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { createDemoWorld } from '../world/create-demo-world.ts';
import { smallWorld } from '../world/world-size.ts';

const now = instant(Date.parse('2026-11-22T16:30:00+07:00'));
const world = createDemoWorld({
  seed: 'karawang',
  now,
  size: smallWorld,
  targets: referenceTargets,
  calendars: referenceBusinessTime(),
});
const { entries, pins, handOvers } = world.shiftLog;

describe('the demo’s shift log', () => {
  it('is what the product itself would have written', () => {
    for (const entry of entries) expect(logEntrySchema.parse(entry)).toEqual(entry);
    for (const handOver of handOvers) expect(handOverSchema.parse(handOver)).toEqual(handOver);
  });

  it('has each watch of six days closed once, the last of them not yet taken over', () => {
    const begun = handOvers.map(({ watchFrom }) => watchFrom);
    expect(new Set(begun).size).toBe(18);
    expect(begun.at(-1)).toBe(watchAt(watchAt(now).from - 1).from);
    expect(handOvers.map(({ taken }) => taken === null)).toEqual([...Array(17).fill(false), true]);
    for (const { taken, closedBy } of handOvers) expect(taken?.by).not.toBe(closedBy);
  });

  it('says nothing of what has not happened yet, and stays within the week that desks hold', () => {
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.every(({ writtenAt }) => writtenAt <= now && writtenAt > now - 7 * dayMs)).toBe(true);
    expect(entries.some(({ writtenAt }) => writtenAt > watchAt(now).from)).toBe(true);
  });

  it('pins a handful of tickets that are open', () => {
    const open = new Set<string>(world.openTickets.map(({ ticket }) => ticket.id));
    expect(pins.length).toBeGreaterThan(2);
    expect(pins.every(({ ticketId, at }) => open.has(ticketId) && at < now)).toBe(true);
  });

  it('is the same from the same seed', () => {
    const again = createDemoWorld({
      seed: 'karawang',
      now,
      size: smallWorld,
      targets: referenceTargets,
      calendars: referenceBusinessTime(),
    });
    expect(again.shiftLog).toEqual(world.shiftLog);
  });
});
