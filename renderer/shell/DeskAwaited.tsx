import { useTranslation } from 'react-i18next';
import { useLinkStatus } from '../live/room-context.tsx';
import { useDeskAwaited } from './desktop/use-desk-awaited.ts';

/** A window that never had a desk is not left dark: it says what it waits for. */
export function DeskAwaited() {
  const { line } = useLinkStatus();
  const says = useDeskSentence();
  if (line !== 'lost') return null;
  return (
    <main className="sign-in">
      <section>
        <p className="mark">AGLIS</p>
        <p role="status">{says}</p>
      </section>
    </main>
  );
}

/** Of a desk that this window does not hear. */
export function useDeskSentence(): string {
  const { t } = useTranslation();
  return useDeskAwaited() ?? t('connection.deskLost');
}
