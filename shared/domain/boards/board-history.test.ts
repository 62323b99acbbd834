import { describe, expect, it } from 'vitest';
import { tileIdSchema } from '../../kernel/ids.ts';
import { aBoard } from '../testing/authored-builders.ts';
import type { Board } from './board.ts';
import { boardSteps, restoredDraft, tileChanges } from './board-history.ts';
import type { Tile } from './tile.ts';

const tileId = (index: number) =>
  tileIdSchema.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
const aTile = (index: number, facts: Partial<Tile> = {}): Tile => ({
  id: tileId(index),
  x: 0,
  y: 0,
  width: 6,
  height: 6,
  content: { kind: 'clock' },
  ...facts,
});
const clock = aTile(1);
const note = aTile(2, { x: 6, content: { kind: 'text', text: 'Rapat pukul sembilan' } });

/** What the last of these versions changed. */
function changed(before: Partial<Board>, after: Partial<Board>) {
  const [last] = boardSteps([aBoard({ version: 2, ...after }), aBoard(before)]);
  return last?.differences;
}

describe('what a version of a board changed', () => {
  it('names the tiles that came and went', () => {
    expect(changed({ tiles: [clock] }, { tiles: [note] })).toEqual([
      { kind: 'added', tiles: ['text'] },
      { kind: 'removed', tiles: ['clock'] },
    ]);
  });

  it('tells a tile that moved from one that was stretched, to whatever side', () => {
    expect(changed({ tiles: [clock] }, { tiles: [{ ...clock, x: 3 }] })).toEqual([
      { kind: 'moved', tiles: ['clock'] },
    ]);
    expect(changed({ tiles: [note] }, { tiles: [{ ...note, x: 4, width: 8 }] })).toEqual([
      { kind: 'resized', tiles: ['text'] },
    ]);
  });

  it('says that a tile was told something else, also when it moved as well', () => {
    const told = { ...note, y: 9, content: { kind: 'text', text: '' } as const };
    expect(changed({ tiles: [note] }, { tiles: [told] })).toEqual([
      { kind: 'moved', tiles: ['text'] },
      { kind: 'set', tiles: ['text'] },
    ]);
  });

  it('names the board anew, who sees it, and the role it was taken from and given to', () => {
    expect(
      changed(
        { name: 'Malam', shared: false, defaultFor: 'operator' },
        { name: 'Pagi', shared: true, defaultFor: 'manager' },
      ),
    ).toEqual([
      { kind: 'renamed', from: 'Malam', to: 'Pagi' },
      { kind: 'shared', shared: true },
      { kind: 'no-longer-first', role: 'operator' },
      { kind: 'opened-first', role: 'manager' },
    ]);
  });

  it('is nothing when it was saved as it stood, and unknown of the earliest', () => {
    const steps = boardSteps([aBoard({ version: 2 }), aBoard()]);
    expect(steps.map(({ differences }) => differences)).toEqual([[], null]);
  });
});

describe('a version that brings an earlier one back', () => {
  const versions = (...tiles: readonly (readonly Tile[])[]) =>
    tiles.map((of, index) => aBoard({ version: tiles.length - index, tiles: [...of] }));

  it('says which, by what it looks like', () => {
    expect(boardSteps(versions([clock, note], [note], [note, clock])).map(({ sameAs }) => sameAs)).toEqual([
      1,
      null,
      null,
    ]);
  });

  it('is none when nothing changed in between', () => {
    expect(boardSteps(versions([clock], [clock], [clock])).map(({ sameAs }) => sameAs)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is made from the board as it is now, and changes neither who sees it nor who opens it first', () => {
    const now = aBoard({ version: 7, name: 'Pagi', shared: true, defaultFor: 'operator', tiles: [note] });
    const earlier = aBoard({ version: 2, name: 'Malam', tiles: [clock] });
    expect(restoredDraft(now, earlier)).toEqual({
      boardId: now.id,
      name: 'Malam',
      tiles: [clock],
      shared: true,
      defaultFor: 'operator',
      baseVersion: 7,
    });
  });
});

describe('the tiles of two versions', () => {
  it('are told apart only where they differ; one that went is as it last was', () => {
    const moved = { ...note, y: 3 };
    expect(tileChanges([clock, note], [moved])).toEqual([
      { tile: moved, kinds: ['moved'] },
      { tile: clock, kinds: ['removed'] },
    ]);
    expect(tileChanges([clock], [clock])).toEqual([]);
  });
});
