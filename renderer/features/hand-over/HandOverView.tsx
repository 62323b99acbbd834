import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { useNow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useFormat, usePreferences } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import './hand-over.css';
import { HandOverPage } from './HandOverPage.tsx';
import { HandOverSection } from './HandOverSection.tsx';
import { LogSection } from './LogSection.tsx';
import { PinnedSection } from './PinnedSection.tsx';
import { useWatchNames } from './use-watch-names.ts';
import { StrikeDialog } from './WordsDialog.tsx';

/** All that one watch leaves to the next: what is in sight, what was written, what changed, and the hand-over itself. */
export function HandOverView({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { preferences } = usePreferences();
  const format = useFormat();
  const { accountId } = usePrincipal();
  const now = useNow(minuteMs);
  const watch = watchAt(now);
  const watches = useWatchNames();
  const select = useIntent((intent) => intent.select);
  const [striking, setStriking] = useState<LogEntry | null>(null);
  const [printed, setPrinted] = useState<HandOver | null>(null);
  const away = preferences.presence[accountId]?.away ?? null;
  const open = (ticketId: string) => {
    select(ticketId);
    onClose();
  };
  return (
    <>
      <Dialog title={t('handOver.title')} width="150rem" onClose={onClose}>
        <p className="hand-over-now">
          <span>{watches.withHours(watch)}</span>
          <b className="num">{t('handOver.next', { length: format.left(watch.to - now) })}</b>
        </p>
        <div className="hand-over-view">
          <div className="hand-over-column">
            <PinnedSection onOpen={open} />
            <ChangesSection since={away?.from ?? watch.from} isAbsence={away !== null} onOpen={open} />
          </div>
          <LogSection onOpen={open} onStrike={setStriking} onPrint={setPrinted} />
          <HandOverSection onPrint={setPrinted} />
        </div>
      </Dialog>
      {striking && <StrikeDialog entry={striking} onClose={() => setStriking(null)} />}
      {printed && <HandOverPage handOver={printed} onPrinted={() => setPrinted(null)} />}
    </>
  );
}
