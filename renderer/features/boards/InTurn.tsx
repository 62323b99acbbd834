import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { afterFrames } from '../../live/after-drawn.ts';
import { useRoom } from '../../live/room-context.tsx';
import { TileOutline } from '../../shell/TileFrame.tsx';

/** A window that is covered draws nothing, and is filled all the same. */
const longestMs = 500;

type InTurnProps = {
  /** Its place among the tiles of its board. */
  readonly turn: number;
  readonly children: ReactNode;
};

/**
 * A tile that is filled once its board stands, each in a frame of its own: what a map and a list of 20,000 tickets take
 * together would keep the board before them in sight for half a second after the key.
 */
export function InTurn({ turn, children }: InTurnProps) {
  const { t } = useTranslation();
  const { store } = useRoom();
  /* In a window that is only being filled there is nothing in sight to be kept waiting. */
  const [isDue, setDue] = useState(() => store.status.phase === 'filling');
  useEffect(
    () =>
      isDue ? undefined : afterFrames(window, turn + 1, () => startTransition(() => setDue(true)), longestMs),
    [isDue, turn],
  );
  return isDue ? (
    children
  ) : (
    <div className="tile-frame">
      <TileOutline label={t('tile.loading')} />
    </div>
  );
}
