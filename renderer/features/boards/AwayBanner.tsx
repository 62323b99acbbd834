import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntity, useRoom } from '../../live/room-context.tsx';
import { useConnectionSentence } from '../../shell/ConnectionState.tsx';

/** A line that is back catches up within moments: a wall that shifts its tiles for that is restless. */
const worthSayingMs = 2000;

/**
 * The brightest thing on the wall while the room is away, and without hue: it is about us, not about the network. Quiet
 * while the copy is on its way to be whole.
 */
export function AwayBanner() {
  const { t } = useTranslation();
  const { commands } = useRoom();
  const { kind, text } = useConnectionSentence();
  const isLongBusy = useLasting(kind === 'busy', worthSayingMs);
  useEntity('commands');
  if (kind === 'quiet' || (kind === 'busy' && !isLongBusy)) return null;
  const unsent = commands.unsent().length;
  return (
    <p className="away-banner" data-kind={kind} role="status">
      <i aria-hidden="true" />
      <span className="ellipsis">{text}</span>
      {unsent > 0 && <span className="away-unsent">{t('board.unsent', { count: unsent })}</span>}
    </p>
  );
}

/** Whether it has been so without a break for so long. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [is, ms]);
  return lasts;
}
