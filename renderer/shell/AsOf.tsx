import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../shared/kernel/instant.ts';
import { useNow } from '../live/room-context.tsx';
import type { Asked } from '../live/use-query.ts';
import { useFormat } from './preferences.tsx';

/** Says of when an answer is that was not the server's own just now. */
export function AsOf({ asked }: { readonly asked: Asked<unknown> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  if (asked.kind !== 'answered' || asked.from === 'server') return null;
  return <span className="as-of">{t('timeline.asOf', { at: format.moment(asked.asOf, now) })}</span>;
}
