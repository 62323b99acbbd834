import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, parseCommand } from '../../../shared/contracts/commands.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import {
  boardDraft,
  boardId,
  filterDraft,
  filterId,
  aBoard as madeBoard,
  aFilter as madeFilter,
} from '../../../shared/domain/testing/authored-builders.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { noon, operator } from '../testing/builders.ts';
import { acceptedState, queued } from '../testing/queued.ts';
import { overlayBoard, overlayFilter } from './overlay-authored.ts';
import type { Accepted, QueuedCommand } from './queued-command.ts';
import { type CacheEvidence, isSettled } from './settle.ts';

const aBoard = (facts: Partial<Board> = {}) => madeBoard({ ownerId: operator.accountId, ...facts });
const save = (baseVersion: number, name = 'Shift malam'): Command =>
  parseCommand('board.save', boardDraft({ baseVersion, name }));
const remove = (baseVersion: number): Command =>
  parseCommand('board.remove', { boardId: boardId(), baseVersion });
const touching = (version: number): Accepted => ({
  kind: 'accepted',
  transactionId: '1',
  touched: [{ entity: 'boards', id: boardId(), version }],
});
const answered = (n: number, command: Command, version: number) =>
  queued(n, command, acceptedState(noon, touching(version)));
const laid = (synced: Board | null, ...pending: readonly QueuedCommand[]) =>
  overlayBoard(synced, pending, 'operator');

describe('a board with commands on their way', () => {
  it('is there before the server has it, and is its author’s', () => {
    expect(laid(null, queued(1, save(0)))).toMatchObject({
      version: 1,
      name: 'Shift malam',
      ownerId: operator.accountId,
      updatedAt: noon + 1,
      updatedByName: 'Sari',
    });
  });

  it('shows each change over the one before, and is gone when its removal is given', () => {
    const changes = [queued(1, save(1, 'A')), queued(2, save(2, 'B'))];
    expect(laid(aBoard(), ...changes)).toMatchObject({ version: 3, name: 'B' });
    expect(laid(aBoard(), ...changes, queued(3, remove(3)))).toBeNull();
    expect(laid(aBoard(), queued(1, remove(1)))).toBeNull();
  });

  it('is what is synced when somebody else saved it meanwhile: nothing is laid over their change', () => {
    const theirs = aBoard({ version: 2, name: 'Punya Rudi', shared: true });
    expect(laid(theirs, queued(1, save(1)))).toBe(theirs);
    expect(laid(theirs, queued(1, remove(1)))).toBe(theirs);
  });

  it('does not show what was refused', () => {
    const refused = { kind: 'refused', refusal: { code: 'no-longer-there' }, by: 'server' } as const;
    expect(laid(aBoard(), queued(1, save(1), refused))).toEqual(aBoard());
  });

  it('is not made again by an old answer when it was removed since', () => {
    expect(laid(null, answered(1, save(1), 2))).toBeNull();
    expect(laid(null, answered(1, save(0), 1), answered(2, remove(1), 2))).toBeNull();
  });

  it('looks the same before and after its row arrives, whatever was done to it (invariant 9)', () => {
    const acts = fc.array(fc.constantFrom<Act>('save', 'save', 'remove', 'stale'), { maxLength: 8 });
    fc.assert(
      fc.property(acts, fc.nat(8), (done, arrived) => {
        const { states, pending } = lived(done);
        const synced = states[Math.min(arrived, states.length - 1)] ?? null;
        expect(laid(synced, ...pending)).toEqual(states.at(-1));
      }),
    );
  });
});

type Act = 'save' | 'remove' | 'stale';

/** A board as it stood after each act that was accepted, and the accepted commands. */
function lived(acts: readonly Act[]) {
  const pending: QueuedCommand[] = [];
  const states: (Board | null)[] = [aBoard()];
  for (const [n, act] of acts.entries()) {
    const before = states.at(-1) ?? null;
    const base = (before?.version ?? 98) + (act === 'stale' ? 1 : 0);
    const command = act === 'remove' ? remove(base) : save(base, `${n}`);
    const after = laid(before, queued(n, command));
    if (after === before) continue;
    pending.push(answered(n, command, base + 1));
    states.push(after);
  }
  return { states, pending };
}

describe('a saved filter with commands on their way', () => {
  it('is there, changed and gone in the same way', () => {
    const command = (name: 'filter.save' | 'filter.remove', input: object) => parseCommand(name, input);
    const made = overlayFilter(null, [queued(1, command('filter.save', filterDraft()))], 'manager');
    expect(made).toMatchObject({ version: 1, ownerId: operator.accountId, updatedByName: 'Sari' });
    const own = madeFilter({ ownerId: operator.accountId });
    const removal = queued(1, command('filter.remove', { filterId: filterId(), baseVersion: 1 }));
    expect(overlayFilter(own, [removal], 'manager')).toBeNull();
    expect(overlayFilter(madeFilter(), [removal], 'manager')).toEqual(madeFilter());
  });
});

describe('a removal', () => {
  const evidence = (version: number | null, through: number | null): CacheEvidence => ({
    version: () => version,
    provenThrough: () => (through === null ? null : instant(through)),
  });

  it('settles when the row is gone and the shape is proven past it, and not before (invariant 9)', () => {
    const removal = answered(1, remove(1), 2);
    expect(isSettled(removal, evidence(1, noon + 60_000))).toBe(false);
    expect(isSettled(removal, evidence(null, null))).toBe(false);
    expect(isSettled(removal, evidence(null, noon))).toBe(false);
    expect(isSettled(removal, evidence(null, noon + 60_000))).toBe(true);
  });
});
