import { useTranslation } from 'react-i18next';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { lengthWords } from '../../shell/length-words.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { useSupposedOutages } from '../../shell/use-supposed-outages.ts';
import './supposed-outages.css';

const stepMs = 2000;

/**
 * The gravest outage that the room supposes and nobody has decided on, in one line; pressing it asks whether it is one.
 * Of now: a room that is rewound says nothing here.
 */
export function SupposedOutages() {
  const { t } = useTranslation();
  const { moment } = useRoom();
  const format = useFormat();
  const now = useNow(stepMs);
  const open = useIntent((intent) => intent.open);
  const { spoken } = useKey('room.outages');
  const [outage, ...others] = useSupposedOutages();
  const site = useRow('sites', outage?.siteId ?? null);
  if (!outage || moment === 'past') return null;
  const { key, harm, ticketIds, customers, since } = outage;
  return (
    <section className="supposed-outages" data-harm={harm} aria-label={t('outage.supposed')}>
      <button
        type="button"
        aria-keyshortcuts={spoken}
        onClick={() => open({ kind: 'outages', outageKey: key })}
      >
        <SeveritySymbol rank={harm} fill="hollow" />
        <span className="visually-hidden">{t(`priority.${harm}`)}</span>
        <b>
          {t('outage.supposed')} {site?.code}
        </b>
        <span className="ellipsis">
          {t('outage.tickets', { count: ticketIds.length })}
          {' · '}
          {t('outage.customers', { shown: format.count(customers) })}
          {' · '}
          {lengthWords(Math.max(0, now - since), t)}
        </span>
        {others.length > 0 && <span className="num">+{others.length}</span>}
        <Key id="room.outages" />
      </button>
    </section>
  );
}
