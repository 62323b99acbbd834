import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { type FlowHour, flowHours } from '../../live/flow-hours.ts';
import { useNow, useRoom } from '../../live/room-context.tsx';
import { hourOf } from '../../live/ticket-counts.ts';
import { useQuery } from '../../live/use-query.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { type TileBox, TileFrame, useTileBox } from '../../shell/TileFrame.tsx';
import './flow-tile.css';

const stepMs = 10_000;
const totalsHeight = 2.2;
const leastChart = 5;
/** From here on in em there is room for more than the two totals in their line. */
const wideTotals = 24;
const keyHeight = 1.3;

/** What came and what was resolved in each of the last 24 hours. */
export function FlowTile() {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.flow')} of={['tickets']}>
      <Flow />
    </TileFrame>
  );
}

function Flow() {
  const { t } = useTranslation();
  const format = useFormat();
  const hours = useFlowHours();
  const box = useTileBox();
  const sum = (of: (hour: FlowHour) => number) =>
    Math.round(hours.reduce((total, hour) => total + of(hour), 0));
  const opened = sum(({ usual, above }) => usual + above);
  const resolved = sum((hour) => -hour.resolved);
  const surge = hours.findLast(({ above }) => above > 0);
  const isWide = box.width > wideTotals;
  const isKeyBelow = !isWide && box.height >= totalsHeight + keyHeight + leastChart;
  const isExpected = hours.some(({ expected }) => expected !== null);
  const key = isExpected && <span data-mark="expected">{t('flow.expected')}</span>;
  const used = totalsHeight + (isKeyBelow && isExpected ? keyHeight : 0);
  const chart = { width: box.width, height: box.height - used };
  return (
    <>
      <p className="flow-totals">
        <span data-mark="in">
          <b className="num">{format.count(opened)}</b> {t('flow.in')}
        </span>
        <span data-mark="out">
          <b className="num">{format.count(resolved)}</b> {t('flow.out')}
        </span>
        {isWide && key}
        {surge && isWide && (
          <span data-mark="surge">{t('boardTile.flow.surge', { at: format.time(surge.startsAt) })}</span>
        )}
      </p>
      {isKeyBelow && key && <p className="flow-key">{key}</p>}
      {chart.height >= leastChart && chart.width > 0 && <FlowBars hours={hours} box={chart} />}
    </>
  );
}

function useFlowHours(): readonly FlowHour[] {
  const { tickets } = useRoom();
  const now = useNow(stepMs);
  const asked = useQuery('report.expected-inflow', {}, hourOf(useNow(minuteMs)));
  return useMemo(
    () => flowHours(tickets.counts, asked.kind === 'answered' ? asked.value : [], now),
    [tickets, asked, now],
  );
}

const axisHeight = 115;

/** Upwards what came, downwards and hollow what was resolved, on one scale; the line is what was to be expected. */
function FlowBars({ hours, box }: { readonly hours: readonly FlowHour[]; readonly box: TileBox }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [width, height] = [box.width * 100, box.height * 100];
  const top = Math.max(
    1,
    ...hours.map(({ usual, above, expected }) => Math.max(usual + above, expected ?? 0)),
  );
  const bottom = Math.max(1, ...hours.map(({ resolved }) => -resolved));
  const unit = (height - axisHeight - 16) / (top + bottom);
  const zero = 8 + top * unit;
  const pitch = width / hours.length;
  const every = [3, 6, 12].find((count) => count * pitch > 230) ?? 12;
  const scale = { pitch, zero, unit };
  return (
    <svg
      className="flow-bars"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${box.width}em`, height: `${box.height}em` }}
      role="img"
      aria-label={t('boardTile.title.flow')}
    >
      {hours.map((hour, index) => (
        <HourBars key={hour.startsAt} hour={hour} x={index * pitch} scale={scale} />
      ))}
      {hours.map(
        ({ startsAt }, index) =>
          index % every === 0 && (
            <text key={startsAt} className="num" x={index * pitch + pitch * barGap} y={height - 14}>
              {format.time(startsAt).slice(0, 2)}
            </text>
          ),
      )}
      <path className="flow-expected" d={expectedPath(hours, scale)} />
      <path className="flow-zero" d={`M0 ${zero}H${width}`} />
    </svg>
  );
}

/** Of an hour's width, on either side of its bars. */
const barGap = 0.13;

type HourBarsProps = { readonly hour: FlowHour; readonly x: number; readonly scale: Scale };

function HourBars({ hour: { usual, above, resolved }, x, scale: { pitch, zero, unit } }: HourBarsProps) {
  const bar = { x: x + pitch * barGap, width: pitch * (1 - 2 * barGap) };
  return (
    <>
      <rect data-kind="in" {...bar} y={zero - usual * unit} height={usual * unit} />
      <rect data-kind="above" {...bar} y={zero - (usual + above) * unit} height={above * unit} />
      <rect data-kind="out" x={bar.x + 2} width={bar.width - 4} y={zero} height={-resolved * unit} />
    </>
  );
}

type Scale = { readonly pitch: number; readonly zero: number; readonly unit: number };

function expectedPath(hours: readonly FlowHour[], { pitch, zero, unit }: Scale): string {
  return hours
    .map(({ expected }, index) =>
      expected === null ? '' : `M${index * pitch} ${zero - expected * unit}h${pitch}`,
    )
    .join('');
}
