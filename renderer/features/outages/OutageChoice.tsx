import { useTranslation } from 'react-i18next';
import { rankLetter, SeverityGlyph } from '../../design/Severity.tsx';
import type { OutageLine } from '../../live/outage-lines.ts';
import { useNow, useRow } from '../../live/room-context.tsx';
import { lengthWords } from '../../shell/length-words.ts';
import { useFormat } from '../../shell/preferences.tsx';

/** One outage among the others. */
export function OutageChoice({ line }: { readonly line: OutageLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(10_000);
  const site = useRow('sites', line.siteId);
  const { worst, ticketIds, joiningIds, customers, since, parent } = line;
  return (
    <span className="outage-choice">
      <span className={`rank-${worst}`}>
        <SeverityGlyph rank={worst} />
        <span aria-hidden="true">{rankLetter[worst]}</span>
        <span className="visually-hidden">{t(`priority.${worst}`)}</span>
      </span>
      <b className="ellipsis">{site?.code ?? '—'}</b>
      <span className="outage-state" data-accepted={parent !== null || undefined}>
        {t(parent ? 'outage.accepted' : 'outage.proposed')}
      </span>
      <span className="num">
        {t('outage.tickets', { count: ticketIds.length })}
        {joiningIds.length > 0 && ` +${joiningIds.length}`}
      </span>
      <span className="num">
        {t('outage.customers', { count: customers, shown: format.count(customers) })}
      </span>
      <span className="num ink-3">{lengthWords(Math.max(0, now - since), t)}</span>
    </span>
  );
}
