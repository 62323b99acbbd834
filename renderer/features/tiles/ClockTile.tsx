import { useTranslation } from 'react-i18next';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { useNow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { TileFrame, useTileBox } from '../../shell/TileFrame.tsx';
import './clock-tile.css';

/** Six digits of 0.65 em and two dots; WIB stands beside them. */
const clockPerSize = 4.7;
const zoneWidth = 2.4;
const largest = 4.5;
const smallest = 1.36;
/** From this height in em there is room below the time for each further line. */
const lineHeight = 1.2;
/** As in clock-tile.css. */
const above = 0.2;

/** The time of the room, whose watch it is, and how long until it is handed over. */
export function ClockTile() {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.clock')} of={[]} bare>
      <ClockFace />
    </TileFrame>
  );
}

function ClockFace() {
  const format = useFormat();
  const box = useTileBox();
  const now = useNow(secondMs);
  const lines = useClockLines(now);
  const shown = Math.min(lines.length, Math.max(0, Math.floor((box.height - smallest - above) / lineHeight)));
  const widest = Math.min(largest, (box.width - zoneWidth) / clockPerSize);
  const size = Math.max(smallest, Math.min(widest, box.height - above - shown * lineHeight));
  return (
    <div className="clock-tile">
      <p className="clock-time">
        <time className="num" style={{ fontSize: `${size}em` }}>
          {format.clock(now)}
        </time>
        <span className="tile-quiet">WIB</span>
      </p>
      {lines.slice(0, shown).map((line) => (
        <p key={line} className="tile-quiet ellipsis">
          {line}
        </p>
      ))}
    </div>
  );
}

function useClockLines(now: number): readonly string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const watch = watchAt(now);
  return [
    `${format.weekday(now)} ${format.date(now)}`,
    t(`boardTile.clock.watch.${watch.name}`, { until: format.time(watch.to) }),
    t('boardTile.clock.handOver', { length: format.left(watch.to - now) }),
  ];
}
