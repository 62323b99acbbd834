import { useTranslation } from 'react-i18next';
import { useFormat } from './preferences.tsx';
import { useEndedSession } from './session.tsx';

/** A room that went away without a word would be taken for a fault. */
export function SessionEnded() {
  const { t } = useTranslation();
  const format = useFormat();
  const ended = useEndedSession();
  if (!ended) return null;
  const words = { name: ended.displayName, at: format.time(ended.at) };
  return (
    <p className="session-ended" role="alert">
      {t(ended.isDisplay ? 'pairing.ended' : 'signIn.ended', words)}
    </p>
  );
}
