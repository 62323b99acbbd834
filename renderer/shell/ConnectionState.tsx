import { useTranslation } from 'react-i18next';
import { useEntity, useLinkStatus, useRoom } from '../live/room-context.tsx';
import { useDeskSentence } from './DeskAwaited.tsx';
import { useFormat } from './preferences.tsx';
import { useTileAge } from './use-age.ts';

/** One sentence about the line from Postgres to here. Away is the only filled banner of the top bar. */
export function ConnectionState() {
  const { t } = useTranslation();
  const { unreadCommands, damagedOutboxes } = useLinkStatus();
  const { kind, text } = useConnectionSentence();
  const forAPerson = [
    ...(unreadCommands > 0 ? [t('connection.unread', { count: unreadCommands })] : []),
    ...(damagedOutboxes > 0 ? [t('connection.damaged', { count: damagedOutboxes })] : []),
  ];
  const sentence = forAPerson.length > 0 ? `${text}. ${forAPerson.join(' ')}` : text;
  return (
    <span
      className="connection"
      data-kind={forAPerson.length > 0 ? 'away' : kind}
      title={sentence}
      role="status"
    >
      <span className="ellipsis">{sentence}</span>
    </span>
  );
}

export function useConnectionSentence(): { kind: 'quiet' | 'busy' | 'away'; text: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const { connection, line } = useLinkStatus();
  const deskSays = useDeskSentence();
  const age = useTileAge(['heartbeat']);
  const nothingLost = useNothingLost();
  if (line === 'lost') return { kind: 'away', text: deskSays };
  if (!connection) return { kind: 'busy', text: t('connection.starting') };
  switch (connection.kind) {
    case 'live':
      return { kind: 'quiet', text: t('connection.live', { age: age.text }) };
    case 'catching-up':
      return { kind: 'busy', text: t('connection.catchingUp') };
    case 'first-sync':
      return { kind: 'busy', text: t('connection.firstSync') };
    case 'cache-rebuilding':
      return { kind: 'busy', text: t('connection.rebuilding') };
    case 'signed-out':
      return { kind: 'away', text: t('connection.signedOut') };
    case 'disk-full':
      return { kind: 'away', text: t('connection.diskFull', { since: format.time(connection.since) }) };
    case 'away': {
      const { reason } = connection;
      const text = t(`connection.away.${reason}`, { since: format.time(connection.since) });
      return { kind: 'away', text: isForUpdate(reason) ? `${text} ${nothingLost()}` : text };
    }
  }
}

const isForUpdate = (reason: string): boolean => reason === 'server-too-new' || reason === 'server-too-old';

/** Whoever is told to update something wants to know first what becomes of the work they gave. */
function useNothingLost(): () => string {
  const { t } = useTranslation();
  const { commands } = useRoom();
  useEntity('commands');
  return () => {
    const count = commands.unsent().length;
    return count === 0 ? t('connection.nothingLost') : t('connection.commandsWait', { count });
  };
}
