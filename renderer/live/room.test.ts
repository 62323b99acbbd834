// @vitest-environment jsdom
import { TRPCClientError } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import { answerBudgetMs } from './desk-answer.ts';
import type { DeskApi, GivenCommand } from './desk-api.ts';
import { createRoom, type Room } from './room.ts';
import { RoomClock } from './room-clock.ts';
import { silentDesk } from './testing/silent-desk.ts';
import { noon, uuid } from './testing/ticket-builder.ts';

const ticketId = ticketIdSchema.parse(uuid(1));
const commandId = commandIdSchema.parse(uuid(9));
const note = { ticketId, text: 'ONT diganti' };

const roomWith = (answers: Partial<DeskApi> = {}) =>
  createRoom({
    desk: silentDesk(answers),
    clock: new RoomClock(() => noon),
    windowId: 'w',
    view: window,
    newId: () => uuid(2),
  });
/** Whose line breaks at every attempt, and what was attempted. */
function roomThatLoses() {
  const given: (readonly GivenCommand[])[] = [];
  const room = roomWith({
    submit: (commands) => {
      given.push(commands);
      return Promise.reject(new TRPCClientError('closed'));
    },
  });
  return { room, given };
}
const lostNames = (room: Room) =>
  room.lost.told.flatMap((loss) => (loss.act === 'submit' ? loss.given.map(({ name }) => name) : []));
const deskError = (code: string, message: string) =>
  TRPCClientError.from({ error: { message, code: -32600, data: { code } } } as never);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a command', () => {
  it('is taken when the desk says so', async () => {
    const room = roomWith({ submit: async () => undefined });
    expect(await room.offer('ticket.add-note', note, commandId)).toEqual({ ok: true, value: null });
  });

  it('is lost at once, and never sent, while the line to the desk is lost', async () => {
    const submit = vi.fn(silentDesk().submit);
    const room = roomWith({ submit });
    room.store.setLine('lost');
    const taken = await room.offer('ticket.add-note', note, commandId);
    expect(taken).toMatchObject({
      ok: false,
      refusal: { given: [{ id: commandId, input: note }], reason: { kind: 'line-lost' } },
    });
    expect(submit).not.toHaveBeenCalled();
  });

  it('is lost after two seconds without an answer, and given up so that it is not sent later', async () => {
    let given: AbortSignal | undefined;
    const room = roomWith({
      submit: (_command, signal) => {
        given = signal;
        return new Promise(() => undefined);
      },
    });
    const taken = room.offer('ticket.add-note', note, commandId);
    await vi.advanceTimersByTimeAsync(answerBudgetMs - 1);
    expect(given?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await taken).toMatchObject({ ok: false, refusal: { reason: { kind: 'no-answer' } } });
    expect(given?.aborted).toBe(true);
  });

  it('that the desk rejects comes back with the desk’s sentence', async () => {
    const room = roomWith({
      submit: () => Promise.reject(deskError('BAD_REQUEST', 'text: Too long')),
    });
    expect(await room.offer('ticket.add-note', note, commandId)).toMatchObject({
      refusal: { reason: { kind: 'rejected', sentence: 'text: Too long' } },
    });
  });

  it('is not said to be rejected when only the line broke', async () => {
    const room = roomWith({ submit: () => Promise.reject(new TRPCClientError('WebSocket closed')) });
    expect(await room.offer('ticket.add-note', note, commandId)).toMatchObject({
      refusal: { reason: { kind: 'no-answer' } },
    });
  });
});

describe('the lost commands', () => {
  it('keep every one until it is dismissed', async () => {
    const room = roomWith();
    room.store.setLine('lost');
    room.submit('ticket.acknowledge', { ticketId });
    room.submit('ticket.close', { ticketId });
    await vi.advanceTimersByTimeAsync(0);
    expect(lostNames(room)).toEqual(['ticket.acknowledge', 'ticket.close']);
    room.lost.dismiss(room.lost.told[0]?.order ?? 0);
    expect(lostNames(room)).toEqual(['ticket.close']);
  });

  it('tell of a redo and a dismissal that came to nothing', async () => {
    const room = roomWith();
    const acts = Promise.all([room.desk.redo(commandId), room.desk.dismiss(commandId)]);
    await vi.advanceTimersByTimeAsync(answerBudgetMs);
    await acts;
    expect(room.lost.told.map(({ act, reason }) => [act, reason.kind])).toEqual([
      ['redo', 'no-answer'],
      ['dismiss', 'no-answer'],
    ]);
  });

  it('are tried again under their own id, and put away', async () => {
    const given: (readonly GivenCommand[])[] = [];
    const room = roomWith({
      submit: (commands) => {
        given.push(commands);
        return given.length === 1 ? Promise.reject(new TRPCClientError('closed')) : Promise.resolve();
      },
    });
    room.submit('ticket.add-note', note);
    await vi.advanceTimersByTimeAsync(0);
    const [loss] = room.lost.told;
    if (!loss) throw new Error('The first attempt is lost');
    room.retry(loss);
    await vi.advanceTimersByTimeAsync(0);
    expect(room.lost.told).toEqual([]);
    expect(given).toHaveLength(2);
    expect(given[1]).toEqual(given[0]);
  });

  it('that were given with a leader are one loss', async () => {
    const { room, given } = roomThatLoses();
    const acknowledge = { name: 'ticket.acknowledge', input: { ticketId } } as const;
    const close = { name: 'ticket.close', input: { ticketId } } as const;
    room.submitWith(acknowledge, [close, close]);
    await vi.advanceTimersByTimeAsync(0);
    const [first] = given[0] ?? [];
    expect(given).toMatchObject([
      [acknowledge, { ...close, after: first?.id }, { ...close, after: first?.id }],
    ]);
    expect(first).not.toHaveProperty('after');
    expect(room.lost.told).toMatchObject([{ act: 'submit', given: given[0] }]);
  });

  it('that are offered with a leader stay with whoever offers them', async () => {
    const { room, given } = roomThatLoses();
    const resolve = {
      id: commandId,
      name: 'ticket.resolve',
      input: { ticketId, resolution: 'ODP' },
    } as const;
    const part = { ...resolve, id: commandIdSchema.parse(uuid(10)) };
    expect((await room.offerWith(resolve, [part])).ok).toBe(false);
    expect(given).toEqual([[resolve, { ...part, after: commandId }]]);
    expect(room.lost.told).toEqual([]);
  });

  it('are silent about a refusal that had already gone', async () => {
    const room = roomWith({ dismiss: () => Promise.reject(deskError('NOT_FOUND', 'No such refusal')) });
    await room.desk.dismiss(commandId);
    expect(room.lost.told).toEqual([]);
  });
});
