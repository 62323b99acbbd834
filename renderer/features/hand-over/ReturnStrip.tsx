import { useTranslation } from 'react-i18next';
import { changeKinds } from '../../../shared/domain/hand-over/changes-since.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { NoticeLine } from '../../design/NoticeLine.tsx';
import { useNow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useFormat } from '../../shell/preferences.tsx';
import './return-strip.css';
import { useChanges } from './use-changes.ts';
import { usePresence } from './use-presence.ts';

/** Says to somebody who comes back what changed meanwhile, in one quiet line, until they put it away. */
export function ReturnStrip() {
  const { presence, putAway } = usePresence();
  const away = presence?.away;
  return away && !away.told ? <Strip since={away.from} onPutAway={putAway} /> : null;
}

function Strip({ since, onPutAway }: { readonly since: Instant; readonly onPutAway: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const told = useChanges(since);
  const open = useIntent((intent) => intent.open);
  const { spoken } = useKey('room.hand-over');
  if (told.kind === 'asking') return null;
  const kinds = changeKinds.filter((kind) => told.changes[kind].count > 0);
  return (
    <NoticeLine
      label={t('changes.title')}
      className="return-strip"
      acts={
        <>
          <button
            type="button"
            className="button"
            aria-keyshortcuts={spoken}
            onClick={() => open({ kind: 'hand-over' })}
          >
            {t('changes.list')} <Key id="room.hand-over" />
          </button>
          <button type="button" className="button" onClick={onPutAway}>
            {t('changes.dismiss')}
          </button>
        </>
      }
    >
      <b>{t('changes.strip', { at: format.moment(since, now) })}</b>
      {kinds.length === 0 && <span>{t('changes.nothing')}</span>}
      {kinds.map((kind) => (
        <span key={kind} data-kind={kind}>
          {t(`changes.count.${kind}`, { count: told.changes[kind].count })}
        </span>
      ))}
      {told.from === 'rows' && <span className="ink-3">{t('changes.fromRows')}</span>}
    </NoticeLine>
  );
}
