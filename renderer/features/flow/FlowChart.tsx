import { memo } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { hourMs } from '../../../shared/kernel/instant.ts';
import { type FlowHour, flowTicks } from '../../live/flow-hours.ts';
import type { Format } from '../../shell/format.ts';
import { useLayout } from '../../shell/preferences.tsx';

const wibOffsetMs = 7 * hourMs;
const dayMs = 24 * hourMs;
const isLocalMidnight = (at: number) => (at + wibOffsetMs) % dayMs === 0;

type FlowChartProps = {
  readonly hours: readonly FlowHour[];
  readonly summary: string;
  readonly format: Format;
};

/** Inflow up, resolved down, one axis: the eye compares areas, and the expected step shows what was normal. */
export const FlowChart = memo(function FlowChart({ hours, summary, format }: FlowChartProps) {
  const { scale } = useLayout();
  const ticks = hours.filter((_, index) => index % 3 === 0).map(({ startsAt }) => startsAt);
  const midnight = hours.find(({ startsAt }) => isLocalMidnight(startsAt))?.startsAt;
  const label = { fill: 'var(--text-3)', fontSize: 12 * scale };
  return (
    <div className="flow-chart" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...hours]}
          stackOffset="sign"
          barCategoryGap="14%"
          margin={{ top: 14 * scale, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="startsAt"
            ticks={ticks}
            interval={0}
            tickLine={false}
            axisLine={false}
            height={18 * scale}
            tick={label}
            tickFormatter={(at: number) => format.time(at).slice(0, 2)}
          />
          <YAxis
            width={32 * scale}
            ticks={[...flowTicks(hours)]}
            domain={[flowTicks(hours)[0] ?? 0, flowTicks(hours).at(-1) ?? 1]}
            interval={0}
            tickLine={false}
            axisLine={false}
            tick={label}
            tickFormatter={(value: number) => String(Math.abs(value))}
          />
          {midnight !== undefined && (
            <ReferenceLine
              x={midnight}
              stroke="var(--line-strong)"
              strokeDasharray="2 3"
              label={{ value: format.day(midnight), position: 'insideTopLeft', dy: -14 * scale, ...label }}
            />
          )}
          <Bar dataKey="usual" stackId="flow" fill="var(--mark)" isAnimationActive={false} />
          <Bar dataKey="above" stackId="flow" fill="var(--high)" isAnimationActive={false} />
          <Bar
            dataKey="resolved"
            stackId="flow"
            fill="transparent"
            stroke="var(--mark)"
            isAnimationActive={false}
          />
          <Line
            dataKey="expected"
            type="step"
            stroke="var(--text)"
            strokeOpacity={0.75}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            connectNulls
          />
          <ReferenceLine y={0} stroke="var(--text-3)" />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
});
