// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { TimeScale } from './time-scale.ts';

type TimeAxisProps = { readonly scale: TimeScale; readonly now: Instant; readonly left: number };

/** So near to the plate of now, in pixels of a plate, an hour has no room. */
const crowded = 40;

/** The hours of the day and the names of the columns; it stays when rows are scrolled. */
export function TimeAxis({ scale, now, left }: TimeAxisProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nowAt = scale.x(now);
  const isNowDrawn = nowAt >= 0 && nowAt <= scale.width;
  return (
    <div className="timeline-axis" role="row">
      <span className="timeline-axis-who" role="columnheader">
        {t('dispatch.timeline.technician')}
      </span>
      <div className="timeline-axis-hours num" role="columnheader" style={{ left, width: scale.width }}>
        {scale.hours.map((hour) =>
          (isNowDrawn && Math.abs(scale.x(hour) - nowAt) < crowded) ||
          scale.width - scale.x(hour) < crowded / 2 ? null : (
            <span key={hour} style={{ left: scale.x(hour) }}>
              {format.time(hour)}
            </span>
          ),
        )}
        {isNowDrawn && (
          <b className="timeline-clock" style={{ left: nowAt }}>
            {format.time(now)}
          </b>
        )}
      </div>
      <span className="timeline-end" role="columnheader">
        <span className="wide-figure">km</span>
        <span>{t('dispatch.timeline.end')}</span>
      </span>
    </div>
  );
}
