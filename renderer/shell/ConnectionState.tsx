import { useTranslation } from 'react-i18next';
import { useLinkStatus } from '../live/room-context.tsx';
import { useFormat } from './preferences.tsx';
import { useTileAge } from './use-age.ts';

/** One sentence about the line from Postgres to here. Away is the only filled banner of the top bar. */
export function ConnectionState() {
  const { kind, text } = useConnectionSentence();
  return (
    <span className="connection" data-kind={kind} role="status">
      {text}
    </span>
  );
}

function useConnectionSentence(): { kind: 'quiet' | 'busy' | 'away'; text: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const { connection, line } = useLinkStatus();
  const age = useTileAge(['heartbeat']);
  if (line === 'lost') return { kind: 'away', text: t('connection.deskLost') };
  if (!connection) return { kind: 'busy', text: t('connection.starting') };
  switch (connection.kind) {
    case 'live':
      return { kind: 'quiet', text: t('connection.live', { age: age.text }) };
    case 'catching-up':
      return { kind: 'busy', text: t('connection.catchingUp') };
    case 'first-sync':
      return { kind: 'busy', text: t('connection.firstSync') };
    case 'signed-out':
      return { kind: 'away', text: t('connection.signedOut') };
    case 'away': {
      const since = format.time(connection.since);
      return { kind: 'away', text: t(`connection.away.${connection.reason}`, { since }) };
    }
  }
}
