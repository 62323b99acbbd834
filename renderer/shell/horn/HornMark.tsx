import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { OfNow, useNow } from '../../live/room-context.tsx';
import { useFormat, usePreferences } from '../preferences.tsx';
import { useHornIsUnheld } from './horn-lock.ts';
import './horn-mark.css';
import { quietUntil } from './tones.ts';

/** Says in a window's head that no critical would be heard at this desk, and why; nothing while one would. */
export function HornMark() {
  return (
    <OfNow>
      <Mark />
    </OfNow>
  );
}

function Mark() {
  const { t } = useTranslation();
  const words = useSilence();
  if (!words) return null;
  return (
    <span className="horn-mark" title={words}>
      <svg viewBox="0 0 13 12" role="img" aria-label={t('settings.horn')}>
        <path d="M1.5 4.2h2.6L9 1.4v9.2L4.1 7.8H1.5zM.8 11.3 12 .7" />
      </svg>
      <span>{words}</span>
    </span>
  );
}

/** What a person of this desk chose comes before what their browser does. */
function useSilence(): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { sound } = usePreferences().preferences;
  const until = quietUntil(sound, useNow(minuteMs));
  const isUnheld = useHornIsUnheld();
  if (sound.volume === 0) return t('horn.muted');
  if (until !== null) return t('horn.quietUntil', { time: format.time(until) });
  return isUnheld ? t('horn.untouched') : null;
}
