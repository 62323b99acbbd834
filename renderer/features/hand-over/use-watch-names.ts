import { useTranslation } from 'react-i18next';
import { type Watch, watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { useFormat } from '../../shell/preferences.tsx';

/** How the room's watches are called: `pagi`, and `Giliran pagi 06.00–14.00`. */
export function useWatchNames() {
  const { t } = useTranslation();
  const format = useFormat();
  const hours = ({ from, to }: Watch) => `${format.time(from)}–${format.time(to)}`;
  const name = (watch: Watch) => t(`watch.${watch.name}`);
  return {
    name,
    nameOf: (watchFrom: number) => name(watchAt(watchFrom)),
    withHours: (watch: Watch) => t('handOver.watch', { watch: name(watch), hours: hours(watch) }),
    inFull: (watch: Watch) =>
      t('handOver.inFull', {
        watch: name(watch),
        day: `${format.weekday(watch.from)} ${format.date(watch.from)}`,
        hours: hours(watch),
      }),
  };
}
