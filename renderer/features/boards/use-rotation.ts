import { useEffect, useReducer, useState } from 'react';
import { useRoom } from '../../live/room-context.tsx';
import type { Turn } from './playlist.ts';
import { type Hold, type Rotation, type RotationEvent, rotate, startRotation } from './rotation.ts';

/** A rotation that follows the room's clock, and stands still for as long as a reason holds it. */
export function useRotation(
  turns: readonly Turn[],
  held: Readonly<Partial<Record<Hold, boolean>>>,
): readonly [Rotation, (event: RotationEvent) => void] {
  const { clock, moment } = useRoom();
  const seconds = turns.map((turn) => turn.seconds);
  const [state, send] = useReducer(
    (before: Rotation, event: RotationEvent) => rotate(before, event, seconds),
    seconds,
    startRotation,
  );
  useEffect(() => clock.subscribe(() => send({ kind: 'second' })), [clock]);
  const key = turns.map(({ boardId, seconds: time }) => `${boardId} ${time}`).join();
  const [inSight, see] = useState({ key, boardId: turns[state.index]?.boardId });
  // With other turns it begins anew at the board in sight; at once, or another board would be drawn for a moment.
  if (inSight.key !== key) {
    const at = Math.max(
      0,
      turns.findIndex(({ boardId }) => boardId === inSight.boardId),
    );
    see({ key, boardId: turns[at]?.boardId });
    send({ kind: 'begin', at });
  } else if (inSight.boardId !== turns[state.index]?.boardId) {
    see({ key, boardId: turns[state.index]?.boardId });
  }
  const { critical = false, enlarged = false } = held;
  useEffect(() => send({ kind: critical ? 'hold' : 'release', why: 'critical' }), [critical]);
  // Somebody looks at one tile for as long as they want.
  useEffect(() => send({ kind: enlarged ? 'hold' : 'release', why: 'enlarged' }), [enlarged]);
  // An hour of the past goes by in a minute; a board that is looked back on is the one in sight.
  useEffect(() => send({ kind: moment === 'past' ? 'hold' : 'release', why: 'rewound' }), [moment]);
  return [state, send];
}
