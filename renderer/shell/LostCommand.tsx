import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../live/room-context.tsx';

/** Nothing a person has done may vanish without a word. */
export function LostCommand() {
  const { t } = useTranslation();
  const { lost } = useRoom();
  const name = useSyncExternalStore(lost.subscribe, () => lost.latest);
  if (!name) return null;
  return (
    <p className="lost-command" role="alert">
      {t('lost.sentence', { command: t(`command.${name}`) })}
      <button type="button" onClick={() => lost.tell(null)}>
        {t('lost.dismiss')}
      </button>
    </p>
  );
}
