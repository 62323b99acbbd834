import { describe, expect, it } from 'vitest';
import { type Agreement, agreement, agreementSchema, disagreement } from './agreement.ts';

const speaking = (oldest: number, newest: number, facts: Partial<Agreement> = {}): Agreement => ({
  speaks: { oldest, newest },
  shapes: { tickets: { id: 'text', title: 'text' } },
  commands: ['ticket.open'],
  ...facts,
});
const withColumns = (columns: Record<string, string>, newest = 1) =>
  speaking(1, newest, { shapes: { tickets: columns } });

/** What a program from before these spoke. */
const without = (shapes: readonly string[], commands: readonly string[]): Agreement => ({
  ...agreement,
  shapes: Object.fromEntries(Object.entries(agreement.shapes).filter(([name]) => !shapes.includes(name))),
  commands: agreement.commands.filter((name) => !commands.some((beginning) => name.startsWith(beginning))),
});

describe('desk and server', () => {
  it('work together when their versions meet anywhere', () => {
    expect(disagreement(speaking(2, 4), speaking(1, 2))).toBeNull();
    expect(disagreement(speaking(2, 4), speaking(4, 9))).toBeNull();
  });

  it('name the side to be updated when their versions do not meet', () => {
    expect(disagreement(speaking(1, 1), speaking(2, 3))).toBe('server-too-new');
    expect(disagreement(speaking(2, 3), speaking(1, 1))).toBe('server-too-old');
  });

  it('work together when the server has columns, shapes and commands the desk does not know', () => {
    const more = {
      shapes: { tickets: { id: 'text', title: 'text', weather: 'text' }, drones: { id: 'text' } },
      commands: ['ticket.open', 'drone.launch'],
    };
    expect(disagreement(speaking(1, 1), speaking(1, 2, more))).toBeNull();
  });

  it('do not when a column the desk reads is absent or of another kind: the older of the two is to be updated', () => {
    expect(disagreement(speaking(1, 1), withColumns({ id: 'text' }))).toBe('server-too-old');
    expect(disagreement(speaking(1, 1), withColumns({ id: 'text', title: 'json' }))).toBe('server-too-old');
    expect(disagreement(speaking(1, 1), withColumns({ id: 'text' }, 2))).toBe('server-too-new');
    expect(disagreement(speaking(1, 1), speaking(1, 1, { shapes: {} }))).toBe('server-too-old');
  });

  it('work together when the desk is from before boards and filters, and say what to do when the server is', () => {
    const before = without(['boards', 'filters'], ['board.', 'filter.']);
    expect(before.commands.length).toBe(agreement.commands.length - 4);
    expect(disagreement(before, agreement)).toBeNull();
    expect(disagreement(agreement, before)).toBe('server-too-old');
  });

  it('work together when the desk is from before the shift log, and say what to do when the server is', () => {
    const shapes = ['choices', 'pins', 'log', 'handOvers'];
    const before = without(shapes, ['choice.', 'pin.', 'log.', 'hand-over.']);
    expect(before.commands.length).toBe(agreement.commands.length - 7);
    expect(disagreement(before, agreement)).toBeNull();
    expect(disagreement(agreement, before)).toBe('server-too-old');
  });

  it('work together when the desk is from before dispatch, and say what to do when the server is', () => {
    const before = without(['workOrders', 'dispatchDays'], ['work-order.', 'dispatch.']);
    expect(before.commands.length).toBe(agreement.commands.length - 5);
    expect(disagreement(before, agreement)).toBeNull();
    expect(disagreement(agreement, before)).toBe('server-too-old');
  });

  it('work together when the desk is from before vans and parts, and say what to do when the server is', () => {
    const before = without(['vans', 'parts'], ['van.', 'part.']);
    expect(before.commands.length).toBe(agreement.commands.length - 2);
    expect(disagreement(before, agreement)).toBeNull();
    expect(disagreement(agreement, before)).toBe('server-too-old');
  });

  it('of one build agree, also after the agreement has travelled', () => {
    const travelled = agreementSchema.parse(JSON.parse(JSON.stringify(agreement)));
    expect(disagreement(agreement, travelled)).toBeNull();
    expect(disagreement(agreement, { ...travelled, shapes: { ...travelled.shapes, tickets: {} } })).toBe(
      'server-too-old',
    );
  });
});
