import { useTranslation } from 'react-i18next';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { useNow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { ChangesList } from './ChangesList.tsx';
import { useChanges } from './use-changes.ts';

type ChangesSectionProps = {
  readonly since: Instant;
  /** Whether `since` is when the person left, not when the watch began. */
  readonly isAbsence: boolean;
  readonly onOpen: (ticketId: string) => void;
};

/** What changed since the person left; for who was never away, since their watch began. */
export function ChangesSection({ since, isAbsence, onOpen }: ChangesSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const told = useChanges(since);
  return (
    <section className="hand-over-part" aria-labelledby="hand-over-changes">
      <h3 id="hand-over-changes">
        {t(isAbsence ? 'handOver.since' : 'handOver.sinceWatch', { at: format.moment(since, now) })}
      </h3>
      {told.kind === 'asking' ? (
        <p className="ink-3" role="status">
          {t('tile.loading')}
        </p>
      ) : (
        <>
          {told.from === 'rows' && (
            <p className="changes-source" role="status">
              {t('changes.fromRows')}, {format.moment(told.asOf, now)}
            </p>
          )}
          <ChangesList changes={told.changes} onOpen={onOpen} />
        </>
      )}
    </section>
  );
}
