import { describe, expect, it } from 'vitest';
import { boardIdSchema } from '../../../shared/kernel/ids.ts';
import {
  draftOf,
  emptyRotation,
  lapSeconds,
  moveTurn,
  type RotationDraft,
  toggleBoard,
  togglePin,
  turnsOf,
  writeSeconds,
} from './rotation-draft.ts';

const [map, sla, desk] = ['b001', 'b002', 'b003'].map((end) =>
  boardIdSchema.parse(`00000000-0000-4000-8000-00000000${end}`),
) as [
  RotationDraft['turns'][0]['boardId'],
  RotationDraft['turns'][0]['boardId'],
  RotationDraft['turns'][0]['boardId'],
];

const three = [map, sla, desk].reduce(toggleBoard, emptyRotation);
const order = ({ turns }: RotationDraft) => turns.map(({ boardId }) => boardId);

describe('a rotation that is put together', () => {
  it('shows each board for half a minute until somebody writes another time', () => {
    const draft = writeSeconds(three, sla, '600');
    expect(turnsOf(draft)).toEqual([
      { boardId: map, seconds: 30 },
      { boardId: sla, seconds: 600 },
      { boardId: desk, seconds: 30 },
    ]);
  });

  it.each(['', '9', '3601', '12,5', 'x'])('has no turns while a time is %j', (text) => {
    expect(turnsOf(writeSeconds(three, sla, text))).toBeNull();
  });

  it.each(['10', '3600'])('takes %s seconds', (text) => {
    expect(turnsOf(writeSeconds(three, sla, text))?.[1]?.seconds).toBe(Number(text));
  });

  it('is reordered a place at a time, and stays at its ends', () => {
    expect(order(moveTurn(three, desk, -1))).toEqual([map, desk, sla]);
    expect(order(moveTurn(three, map, 1))).toEqual([sla, map, desk]);
    expect(order(moveTurn(three, map, -1))).toEqual([map, sla, desk]);
    expect(order(moveTurn(three, desk, 1))).toEqual([map, sla, desk]);
  });

  it('pins one board, and lets it go when it is taken out', () => {
    const pinned = togglePin(togglePin(three, map), sla);
    expect(pinned.pinned).toBe(sla);
    expect(toggleBoard(pinned, map).pinned).toBe(sla);
    expect(toggleBoard(pinned, sla).pinned).toBeNull();
    expect(togglePin(pinned, sla).pinned).toBeNull();
  });

  it('begins with what a window shows, a board named twice once', () => {
    const turns = [map, sla, map].map((boardId, index) => ({ boardId, seconds: 20 + index }));
    expect(turnsOf(draftOf({ turns, pinned: sla }))).toEqual(turns.slice(0, 2));
  });
});

describe('the lap of a rotation', () => {
  it('counts each board once for each of its screens', () => {
    const draft = [map, sla, desk].reduce((before, id) => writeSeconds(before, id, '60'), three);
    expect(lapSeconds(draft, () => 1)).toBe(180);
    expect(lapSeconds(draft, (id) => (id === desk ? 3 : 1))).toBe(300);
  });

  it('is not known while a time is none', () => {
    expect(lapSeconds(writeSeconds(three, map, 'x'), () => 1)).toBeNull();
  });
});
