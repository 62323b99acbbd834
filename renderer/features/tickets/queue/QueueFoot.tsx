import { useTranslation } from 'react-i18next';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { PendingRing } from '../../../design/PendingRing.tsx';
import { useEntity, useLinkStatus, useNow, useRoom } from '../../../live/room-context.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat, useLayout } from '../../../shell/preferences.tsx';

type QueueFootProps = { readonly first: number; readonly last: number; readonly count: number };

const hints = [
  [['queue.next', 'queue.previous'], 'move'],
  [['queue.open'], 'open'],
  [['ticket.acknowledge'], 'acknowledge'],
  [['room.new-ticket'], 'newTicket'],
  [['room.help'], 'allKeys'],
] as const;

export function QueueFoot({ first, last, count }: QueueFootProps) {
  const { t } = useTranslation();
  const { layout } = useLayout();
  const format = useFormat();
  const { phase } = useLinkStatus();
  const none = phase === 'filling' ? '' : t('queue.none');
  return (
    <footer className="queue-foot">
      <span className="ink-1 num">
        {count === 0
          ? none
          : t('queue.shown', {
              first: format.count(first + 1),
              last: format.count(last),
              count: format.count(count),
            })}
      </span>
      {hints.slice(0, layout === 'narrow' ? 3 : 5).map(([ids, name]) => (
        <span key={name}>
          {ids.map((id) => (
            <Key key={id} id={id} />
          ))}{' '}
          {t(`hint.${name}`)}
        </span>
      ))}
      <Unsent />
    </footer>
  );
}

/** Commands that the server does not know yet, and how long the oldest has waited. */
function Unsent() {
  const { t } = useTranslation();
  const { commands, clock } = useRoom();
  const format = useFormat();
  const { connection } = useLinkStatus();
  useEntity('commands');
  useNow(secondMs);
  const unsent = commands.unsent();
  const [oldest] = unsent;
  if (!oldest) return null;
  const age = format.age(clock.now() - oldest.issuedAt);
  const words = connection?.kind === 'away' ? 'queue.waitingForServer' : 'queue.notYetAtServer';
  return (
    <span className="queue-unsent" role="status">
      <PendingRing />
      {t(words, { count: unsent.length, age })}
    </span>
  );
}
