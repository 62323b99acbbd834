import { describe, expect, it } from 'vitest';
import { commandInputs } from '../../../shared/contracts/commands.ts';
import { technicianPositionSchema } from '../../../shared/domain/technicians/technician.ts';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import { createInMemoryRoom, type InMemoryRoom } from '../testing/in-memory-room.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { createDemoWorld } from '../world/create-demo-world.ts';
import { fullWorld } from '../world/world-size.ts';
import { createSimulator } from './create-simulator.ts';

const afternoon = Date.parse('2026-11-22T14:02:00+07:00') as Instant;
const world = createDemoWorld({
  seed: 'karawang',
  now: afternoon,
  size: { ...fullWorld, settledTickets: 3000 },
  targets: referenceTargets,
  calendars: referenceBusinessTime(),
});

function startRoom(seed = 'a day') {
  const room = createInMemoryRoom(world, referenceTargets);
  const simulator = createSimulator({ ports: room.ports, seed, clock: () => afternoon, log: () => {} });
  return { room, simulator };
}

async function live(
  { room, simulator }: ReturnType<typeof startRoom>,
  span: { readonly from: number; readonly to: number; readonly stepMs: number },
  afterEach: (now: Instant) => void = () => {},
): Promise<void> {
  for (let at = span.from + span.stepMs; at <= span.to; at += span.stepMs) {
    room.setNow(at as Instant);
    await simulator.tick(at as Instant);
    afterEach(at as Instant);
  }
}

const countOf = ({ submitted }: InMemoryRoom, name: string) =>
  submitted.filter(({ command, outcome }) => command.name === name && outcome.kind === 'accepted').length;

describe('the simulator over a day and a half', () => {
  const started = startRoom();
  const counts: number[] = [];
  const onShift: number[] = [];
  const run = live(
    started,
    { from: afternoon, to: afternoon + 1.5 * dayMs, stepMs: 20 * secondMs },
    (now) => {
      counts.push(started.room.openCount());
      if (new Date(now).getUTCHours() !== 3) return;
      const kinds = [...started.room.technicians.values()].map(({ availability }) => availability.kind);
      onShift.push(kinds.filter((kind) => kind === 'on-shift' || kind === 'on-break').length);
    },
  );

  it('holds the room around 450 open tickets', { timeout: 60_000 }, async () => {
    await run;
    expect(Math.min(...counts)).toBeGreaterThan(350);
    expect(Math.max(...counts)).toBeLessThan(560);
  });

  it('does all that a room does', () => {
    const { room } = started;
    for (const name of [
      'ticket.open',
      'ticket.acknowledge',
      'ticket.auto-assign',
      'ticket.depart',
      'ticket.arrive',
    ])
      expect(countOf(room, name), name).toBeGreaterThan(150);
    for (const name of ['ticket.resolve', 'ticket.close'])
      expect(countOf(room, name), name).toBeGreaterThan(150);
    for (const name of ['ticket.wait', 'ticket.cancel', 'ticket.add-note', 'technician.set-availability'])
      expect(countOf(room, name), name).toBeGreaterThan(5);
  });

  it('changes shifts by the rota', () => {
    expect(Math.min(...onShift)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...onShift)).toBeLessThanOrEqual(42);
  });

  it('gives only commands that the contract accepts, and hardly any that are refused', () => {
    const { submitted } = started.room;
    for (const { command } of submitted) commandInputs[command.name].parse(command.input);
    expect(submitted.filter(({ outcome }) => outcome.kind === 'refused').length).toBeLessThan(
      submitted.length / 50,
    );
  });

  it('leaves some tickets unanswered for the operator', () => {
    const open = [...started.room.tickets.values()].filter(({ state }) => state.status === 'open');
    expect(open.filter(({ acknowledgement }) => acknowledgement === null).length).toBeGreaterThan(2);
  });
});

describe('the simulator', () => {
  it('does the same for the same seed and other things for another', { timeout: 30_000 }, async () => {
    const hour = { from: afternoon, to: afternoon + hourMs, stepMs: 15 * secondMs };
    const told = async (seed: string) => {
      const started = startRoom(seed);
      await live(started, hour);
      return JSON.stringify(started.room.submitted);
    };
    expect(await told('one')).toBe(await told('one'));
    expect(await told('one')).not.toBe(await told('two'));
  });

  it('moves technicians along the ground: never faster than a motorcycle, always with valid reports', async () => {
    const started = startRoom();
    const before = new Map(started.room.positions);
    let driven = 0;
    await live(started, { from: afternoon, to: afternoon + 20 * minuteMs, stepMs: 3 * secondMs }, () => {
      for (const [id, report] of started.room.positions) {
        technicianPositionSchema.parse(report);
        const metres = distanceMetres(before.get(id)?.position ?? report.position, report.position);
        expect(metres).toBeLessThan(70);
        if (metres > 5) driven += 1;
        before.set(id, report);
      }
    });
    expect(driven).toBeGreaterThan(500);
  });

  it('leaves a ticket alone for two minutes after a person acted on it', async () => {
    const started = startRoom();
    const { room } = started;
    await live(started, { from: afternoon, to: afternoon + minuteMs, stepMs: 3 * secondMs });
    const touched = [...room.tickets.values()]
      .filter(({ state }) => state.status !== 'resolved')
      .map(({ id }) => id);
    const at = afternoon + minuteMs + 2 * secondMs;
    room.setNow(at as Instant);
    for (const ticketId of touched)
      await room.ports.submit(
        { name: 'ticket.add-note', input: { ticketId, text: 'Saya pegang.' } },
        { kind: 'operator' },
      );
    const told = room.submitted.length;
    await live(started, { from: at, to: at + 115 * secondMs, stepMs: 5 * secondMs });
    const hands = new Set<string>(touched);
    const meddled = room.submitted
      .slice(told)
      .filter(({ command }) => 'ticketId' in command.input && hands.has(command.input.ticketId ?? ''))
      .filter(({ command }) => command.name !== 'ticket.arrive');
    expect(meddled).toEqual([]);
  });

  it('brings an outage now and then: many customers of one site within minutes', {
    timeout: 60_000,
  }, async () => {
    const started = startRoom('stormy');
    await live(started, { from: afternoon, to: afternoon + 2 * dayMs, stepMs: 30 * secondMs });
    const monitored = started.room.submitted.filter(
      ({ command }) => command.name === 'ticket.open' && command.input.source === 'monitoring',
    );
    expect(monitored.length).toBeGreaterThan(0);
  });
});
