// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { LiveChange } from '../../../shared/contracts/live.ts';
import { packTrack } from '../../../shared/domain/technicians/track.ts';
import {
  aTechnician,
  minutesAfter,
  noon,
  openedBody,
  rina,
  ticketId,
} from '../../../shared/domain/testing/builders.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { TicketEvent, TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import { accountIdSchema, commandIdSchema, eventIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { DeskApi } from '../desk-api.ts';
import { fieldGap } from '../field-known.ts';
import { createRoom } from '../room.ts';
import { RoomClock } from '../room-clock.ts';
import { techniciansNow } from '../technicians-now.ts';
import { silentDesk } from '../testing/silent-desk.ts';
import { uuid } from '../testing/ticket-builder.ts';
import { readPast } from './past.ts';
import { Rewind } from './rewind.ts';

const me = accountIdSchema.parse(uuid(9001));
const until = instant(noon + 6 * hourMs);
const from = instant(until - dayMs);

function aLife(n: number, ...events: readonly [minute: number, body: TicketEventBody][]): TicketEvent[] {
  return events.map(([minute, body], index) => ({
    id: eventIdSchema.parse(uuid(n * 100 + index)),
    ticketId: ticketId(n),
    sequence: index + 1,
    actor: rina,
    commandId: null,
    occurredAt: minutesAfter(minute),
    recordedAt: minutesAfter(minute),
    body,
  }));
}

const target = (durationMs: number) => ({ durationMs, calendarId: 'always' });
const targets = { response: target(hourMs), resolution: target(4 * hourMs) };

/** Opened at noon, acknowledged after ten minutes, resolved after five hours and a half; its target is four hours. */
const life = aLife(
  1,
  [0, openedBody({ targets })],
  [10, { type: 'acknowledged' }],
  [330, { type: 'resolved', resolution: 'Konektor' }],
);
/** Opened a quarter of an hour ago. */
const young = aLife(2, [345, openedBody()]);

const answered = (histories: TicketEvent[][]) =>
  ({ kind: 'answered', value: { from, until, histories }, asOf: until, from: 'server' }) as const;

const dedi = aTechnician({ availability: { kind: 'off-shift', nextShiftAt: null } });

/** On shift for the first four hours after noon; reported every minute of two of them, then fell silent; now at home. */
const fieldDay = {
  technicianId: dedi.id,
  availabilities: [
    { at: minutesAfter(0), availability: { kind: 'on-shift', until: minutesAfter(240) } },
    { at: minutesAfter(240), availability: dedi.availability },
  ],
  track: packTrack({
    moments: Array.from({ length: 120 }, (_, minute) => minutesAfter(minute)),
    longitudes: Array.from({ length: 120 }, (_, minute) => 107.2 + minute / 1000),
    latitudes: Array.from({ length: 120 }, () => -6.3),
    headings: Array.from({ length: 120 }, () => 90),
  }),
};

/** Both tickets, and the technician, are of the first part of the day. */
function dayOf(name: string, input: object) {
  const isFirst = 'part' in input && input.part === 0;
  if (name !== 'technician.last-day') return answered(isFirst ? [life, young] : []);
  const value = { from, until, technicians: isFirst ? [fieldDay] : [] };
  return { kind: 'answered', value, asOf: until, from: 'server' } as const;
}

/** A live room that holds what became of the two, and a way back. */
async function openRoom(answers: Partial<DeskApi> = {}) {
  const live = createRoom({
    desk: silentDesk({ query: async (name, input) => dayOf(name, input) as never, ...answers }),
    clock: new RoomClock(() => until),
    windowId: 'w',
    view: window,
    newId: () => uuid(2),
  });
  const rows = [life, young].map((history) => foldTicketEvents(history));
  live.store.receive({
    kind: 'changes',
    sequence: 1,
    moreFollows: false,
    changes: [
      ...rows.flatMap((value): LiveChange[] =>
        value ? [{ entity: 'tickets', op: 'put', key: value.id, value }] : [],
      ),
      { entity: 'technicians', op: 'put', key: dedi.id, value: dedi },
    ],
  });
  live.store.flush();
  const rewind = new Rewind({ live, me, view: window });
  await rewind.begin();
  return { live, rewind };
}

function rewoundIn({ state }: Rewind) {
  if (state.kind !== 'rewound') throw new Error(state.kind);
  return state;
}

/** A busy machine draws late. */
const soon = { timeout: 10_000 };

/** The room follows the bar at its own pace. */
async function at(rewind: Rewind, minute: number) {
  rewind.send({ kind: 'seek', at: minutesAfter(minute) });
  const { room } = rewoundIn(rewind);
  await vi.waitFor(() => expect(room.clock.now()).toBe(minutesAfter(minute)), soon);
  room.store.flush();
  return room;
}

describe('a rewound room', () => {
  it('stands where it is put, forwards and back, with the clock and the urgency of that moment', async () => {
    const { rewind } = await openRoom();
    const seen = [];
    for (const minute of [-1, 5, 300, 20, 340, 200, 359]) {
      const room = await at(rewind, minute);
      const facts = room.tickets.facts.get(ticketId(1));
      seen.push([minute, facts?.ticket.state.status, facts?.urgency, room.rows.tickets.has(ticketId(2))]);
    }
    expect(seen).toEqual([
      [-1, undefined, undefined, false],
      [5, 'open', 'inside', false],
      [300, 'open', 'breached', false],
      [20, 'open', 'inside', false],
      [340, 'resolved', 'inside', false],
      [200, 'open', 'at-risk', false],
      [359, 'resolved', 'inside', true],
    ]);
    rewind.end();
  });

  it('tells the news of that moment, also after it was taken back', async () => {
    const { rewind } = await openRoom();
    await at(rewind, 359);
    const room = await at(rewind, 20);
    const told = () => room.activity.entries.map(({ what }) => what);
    await vi.waitFor(() => expect(told()).toEqual(['acknowledged', 'opened']), soon);
    rewind.end();
  });

  it('has technicians where they were and as they were, with the age and the trail of that moment', async () => {
    const { rewind } = await openRoom();
    const seen = [];
    for (const minute of [60, 200, 300, 10]) {
      const room = await at(rewind, minute);
      await vi.waitFor(() => expect(room.clock.tickedAt).toBe(minutesAfter(minute)), soon);
      const [person] = techniciansNow(room, room.clock.now());
      const { longitude } = person?.position?.position ?? { longitude: 0 };
      const ageMinutes = (person?.positionAgeMs ?? 0) / minuteMs;
      seen.push([minute, person?.state, longitude, ageMinutes, room.trails.of(dedi.id).length]);
    }
    expect(seen).toEqual([
      [60, 'free', 107.26, 0, 10],
      [200, 'lost', 107.319, 81, 10],
      [300, 'off-duty', 107.319, 181, 10],
      [10, 'free', 107.21, 0, 10],
    ]);
    rewind.end();
  });

  it('tells of technicians by their work alone, and says so, where nothing of them was kept', async () => {
    const { rewind } = await openRoom({
      query: async (name, input) =>
        (name === 'technician.last-day'
          ? { kind: 'unavailable', reason: 'unreachable' }
          : dayOf(name, input)) as never,
    });
    const room = await at(rewind, 60);
    expect(techniciansNow(room, room.clock.now())).toMatchObject([{ state: 'off-duty', position: null }]);
    expect(fieldGap(room.known)).toBe('both');
    rewind.end();
  });

  it.each([
    ['the line broke among their parts', (part: number) => part < 3, until],
    ['they were kept before the tickets’ day was over', () => true, minutesAfter(60)],
  ] as const)(
    'knows nobody rather than some where %s, and shortens no day for it',
    async (_, isThere, end) => {
      const { rewind } = await openRoom({
        query: (name, input) => {
          if (name !== 'technician.last-day') return Promise.resolve(dayOf(name, input)) as never;
          const answer = dayOf(name, input);
          const value = { ...answer.value, until: end };
          return Promise.resolve(
            isThere((input as { part: number }).part)
              ? { ...answer, value }
              : { kind: 'unavailable', reason: 'unreachable' },
          ) as never;
        },
      });
      const room = await at(rewind, 60);
      expect(fieldGap(room.known)).toBe('both');
      expect(rewind.state).toMatchObject({ kind: 'rewound', past: { from, until } });
      rewind.end();
    },
  );

  it('leaves the live room as it is, which goes on meanwhile', async () => {
    const { live, rewind } = await openRoom();
    await at(rewind, 5);
    expect(live.rows.tickets.get(ticketId(1))?.state.status).toBe('resolved');
    expect(live.clock.now()).toBe(until);
    rewind.end();
    expect(rewind.state).toEqual({ kind: 'live' });
  });

  it('refuses commands and says why', async () => {
    const { rewind } = await openRoom();
    const { room } = rewoundIn(rewind);
    const id = commandIdSchema.parse(uuid(7));
    expect(await room.offer('ticket.acknowledge', { ticketId: ticketId(1) }, id)).toMatchObject({
      ok: false,
      refusal: { reason: { kind: 'rewound' } },
    });
    rewind.end();
  });

  it('cuts a timeline at its moment', async () => {
    const { rewind } = await openRoom({
      query: async (name: string, input: object) =>
        (name === 'ticket.timeline' ? { ...answered([]), value: life } : dayOf(name, input)) as never,
    });
    const room = await at(rewind, 100);
    const timeline = await room.desk.query('ticket.timeline', { ticketId: ticketId(1) });
    expect(timeline).toMatchObject({ value: life.slice(0, 2) });
    rewind.end();
  });

  it('stays live and says why when the day cannot be had', async () => {
    const { rewind } = await openRoom({
      query: async () => ({ kind: 'unavailable', reason: 'unreachable' }),
    });
    expect(rewind.state).toEqual({ kind: 'unavailable', reason: 'unreachable' });
  });

  it('says as of when the desk knew the day that the server did not answer for', async () => {
    const asOf = instant(until - 3 * minuteMs);
    const { rewind } = await openRoom({
      query: async (name, input) => ({ ...dayOf(name, input), asOf, from: 'desk' }) as never,
    });
    expect(rewoundIn(rewind).keptAsOf).toBe(asOf);
    rewind.end();
  });

  it('begins again from the day itself after it was given up on the way', async () => {
    const { rewind } = await openRoom();
    rewind.end();
    const begun = rewind.begin();
    rewind.end();
    await begun;
    expect(rewind.state.kind).toBe('live');
  });
});

it('holds each ticket of a day once', () => {
  const { steps, starts } = readPast({ from, until, histories: [life] });
  expect(starts.get(ticketId(1))).toBeNull();
  expect(steps[1]?.before).toBe(steps[0]?.after);
});
