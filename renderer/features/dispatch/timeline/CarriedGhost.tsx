import { useTranslation } from 'react-i18next';
import { lateStepOf } from '../../../../shared/domain/dispatch/day-view.ts';
import { instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { outlookWords } from '../outlook-words.ts';
import { visitName } from '../visit/visit-words.ts';
import type { RowLayout } from './day-bands.ts';
import type { TimeScale } from './time-scale.ts';
import type { Carried } from './use-carry.ts';

type CarriedGhostProps = {
  readonly carried: Carried;
  readonly layout: RowLayout;
  readonly scale: TimeScale;
};

/** Where the visit in the hand would stand, and what would come of it, before it is put down. */
export function CarriedGhost({ carried, layout, scale }: CarriedGhostProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const { visit, place, outlook } = carried;
  const row = layout.rows.find(({ route }) => route.technicianId === place.technicianId);
  if (!row || !outlook) return null;
  const others = row.route.stops.filter(({ ticketId }) => ticketId !== visit.ticketId);
  const before = others[place.index - 1];
  const startsAt = outlook.startsAt ?? before?.endsAt ?? row.route.shiftSpan?.from ?? instant(scale.at(0));
  const left = scale.x(startsAt);
  const width = scale.x(startsAt + visit.serviceMinutes * minuteMs) - left;
  const isLow = row.top + layout.rowHeight * 3 > layout.height;
  return (
    <div
      className="carried"
      style={{ left, width, top: row.top, height: layout.rowHeight }}
      data-conflict={outlook.conflict ?? undefined}
      data-late={lateStepOf(outlook.lateSeconds) || undefined}
      data-above={isLow || undefined}
      data-leftward={left > scale.width * 0.6 || undefined}
      aria-hidden="true"
    >
      <i className="carried-block" />
      <span className="carried-words">
        <b>{visitName(visit)}</b> {outlookWords(outlook, { t, format, partWords })}
      </span>
    </div>
  );
}
