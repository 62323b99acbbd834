import { useTranslation } from 'react-i18next';
import { useEntity, useRoom } from '../../live/room-context.tsx';
import { useConnectionSentence } from '../../shell/ConnectionState.tsx';

/** The brightest thing on the wall, and without hue: it is about us, not about the network. */
export function AwayBanner() {
  const { t } = useTranslation();
  const { commands } = useRoom();
  const { kind, text } = useConnectionSentence();
  useEntity('commands');
  if (kind !== 'away') return null;
  const unsent = commands.unsent().length;
  return (
    <p className="away-banner" role="status">
      <i aria-hidden="true" />
      <span className="ellipsis">{text}</span>
      {unsent > 0 && <span className="away-unsent">{t('board.unsent', { count: unsent })}</span>}
    </p>
  );
}
