import { memo, type PointerEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hourMs } from '../../../shared/kernel/instant.ts';
import type { Past } from '../../live/rewind/past.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { type DayDensity, dayDensity } from './day-density.ts';
import { dayHours } from './day-hours.ts';

/** Ten minutes a bin. */
const bins = 144;
const binHeight = 50;
/** So near the end a name stands before its line. */
const lateMs = 2 * hourMs;

type TimeTrackProps = {
  readonly past: Past;
  readonly at: number;
  readonly onSeek: (at: number) => void;
};

/** The day as a line to be grasped anywhere: what happened when, the hours, the watches, and where the window stands. */
export function TimeTrack({ past, at, onSeek }: TimeTrackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const track = useRef<HTMLDivElement>(null);
  const { from, until } = past;
  const seek = ({ clientX }: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box) onSeek(from + ((clientX - box.left) / box.width) * (until - from));
  };
  return (
    <div
      ref={track}
      className="rewind-track"
      role="slider"
      tabIndex={0}
      aria-label={t('rewind.track')}
      aria-valuemin={from}
      aria-valuemax={until}
      aria-valuenow={at}
      aria-valuetext={format.dateTime(at)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
    >
      <DayStrip past={past} />
      <i className="rewind-head" style={{ left: shareOf(at, past) }} aria-hidden="true" />
    </div>
  );
}

const shareOf = (at: number, { from, until }: Past): string => `${((at - from) / (until - from)) * 100}%`;

/** Drawn once for a day: only the playhead moves over it. */
const DayStrip = memo(function DayStrip({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  const format = useFormat();
  const density = useMemo(() => dayDensity(past, bins), [past]);
  const hours = useMemo(() => dayHours(past.from, past.until), [past]);
  return (
    <div className="rewind-day" aria-hidden="true">
      <svg viewBox={`0 0 ${bins} ${2 * binHeight}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="rewind-opened" d={barsOf(density.opened, density.most, 1)} />
        <path className="rewind-resolved" d={barsOf(density.resolved, density.most, -1)} />
      </svg>
      {density.criticals.map((at) => (
        <i key={at} className="rewind-mark" style={{ left: shareOf(at, past) }} />
      ))}
      {hours.map(({ at, watch, isNamed }) => (
        <span
          key={at}
          className="rewind-hour"
          data-watch={watch ?? undefined}
          data-late={at > past.until - lateMs || undefined}
          style={{ left: shareOf(at, past) }}
        >
          {isNamed && format.time(at).slice(0, 2)}
          {watch && ` ${t(`watch.${watch}`)}`}
        </span>
      ))}
    </div>
  );
});

/** Bars that stand on the middle line (1) or hang from it (−1). */
const barsOf = (counts: DayDensity['opened'], most: number, direction: 1 | -1): string =>
  counts
    .map((count, bin) => {
      const height = (count / most) * binHeight * direction;
      return count > 0 ? `M${bin + 0.1} ${binHeight}v${-height}h0.8v${height}z` : '';
    })
    .join('');
