import { describe, expect, it } from 'vitest';
import { readSlaClock } from '../../../shared/domain/sla/sla-clock.ts';
import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { localHour, localIsoDate } from '../time/jakarta.ts';
import { createDemoWorld } from './create-demo-world.ts';
import { fullWorld } from './world-size.ts';

const now = Date.parse('2026-11-22T14:02:00+07:00') as Instant;
const calendars = referenceBusinessTime();

/** One pass over sixty thousand tickets, counted as the tests ask. */
function survey() {
  const world = createDemoWorld({
    seed: 'karawang',
    now,
    size: fullWorld,
    targets: referenceTargets,
    calendars,
  });
  const perDay = new Map<string, number>();
  const perHour = new Map<number, number>();
  const perTerminalHour = new Map<string, number>();
  const oltOf = new Map<string, string | null>(world.network.odps.map(({ id, parentId }) => [id, parentId]));
  const counts = {
    events: 0,
    lastDay: 0,
    resolved: 0,
    breached: 0,
    reopened: 0,
    cancelled: 0,
    tickets: 0,
    monitored: 0,
  };
  for (const { ticket, events } of world.tickets()) {
    const add = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
    add(perDay, localIsoDate(ticket.openedAt));
    add(perHour, Math.floor(localHour(ticket.openedAt)));
    const terminal = oltOf.get(ticket.siteId ?? '') ?? ticket.siteId;
    add(perTerminalHour, `${terminal} ${Math.floor(ticket.openedAt / hourMs)}`);
    counts.monitored += ticket.source === 'monitoring' ? 1 : 0;
    counts.tickets += 1;
    counts.events += events.length;
    counts.reopened += ticket.reopenedCount > 0 ? 1 : 0;
    counts.cancelled += ticket.state.status === 'cancelled' ? 1 : 0;
    counts.lastDay += ticket.openedAt > now - 24 * hourMs ? 1 : 0;
    if (ticket.state.status !== 'closed' || ticket.resolution.target.calendarId !== 'always') continue;
    counts.resolved += 1;
    counts.breached += readSlaClock(ticket.resolution, now, calendars).remainingMs < 0 ? 1 : 0;
  }
  return { ...counts, perDay, perHour, perTerminalHour };
}

describe('two years of history', () => {
  const history = survey();
  const dayMean = (from: string, to: string) => {
    const days = [...history.perDay].filter(([day]) => day >= from && day <= to).map(([, count]) => count);
    return days.reduce((a, b) => a + b, 0) / days.length;
  };

  it('has sixty thousand settled tickets beside the open ones and about 450,000 events', () => {
    expect(history.tickets).toBe(60_450);
    expect(history.events).toBeGreaterThan(400_000);
    expect(history.events).toBeLessThan(500_000);
  });

  it('sleeps at night and peaks before noon', () => {
    expect(history.perHour.get(3) ?? 0).toBeLessThan((history.perHour.get(10) ?? 0) / 5);
  });

  it('rises with the rains and rests over Lebaran', () => {
    expect(dayMean('2026-03-19', '2026-03-24')).toBeLessThan(dayMean('2026-03-01', '2026-03-14') * 0.7);
    expect(dayMean('2026-01-15', '2026-02-15')).toBeGreaterThan(dayMean('2025-10-01', '2025-10-31') * 1.3);
    expect(dayMean('2026-11-08', '2026-11-21')).toBeGreaterThan(dayMean('2026-10-01', '2026-10-14') * 1.1);
  });

  it('has outages: dozens that the monitoring saw, some with twenty calls behind one OLT in an hour', () => {
    expect(history.monitored).toBeGreaterThan(30);
    expect(history.monitored).toBeLessThan(150);
    expect([...history.perTerminalHour.values()].filter((count) => count >= 20).length).toBeGreaterThan(2);
  });

  it('has a living last day for the inflow chart', () => {
    expect(history.lastDay).toBeGreaterThan(220);
    expect(history.lastDay).toBeLessThan(460);
  });

  it('kept most of its promises: 3 to 9 % resolved late, a few reopened, a few cancelled', () => {
    expect(history.breached / history.resolved).toBeGreaterThan(0.03);
    expect(history.breached / history.resolved).toBeLessThan(0.09);
    expect(history.reopened / history.tickets).toBeGreaterThan(0.01);
    expect(history.cancelled / history.tickets).toBeGreaterThan(0.03);
  });
});
