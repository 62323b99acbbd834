type SparklineProps = {
  readonly values: readonly number[];
  readonly second?: readonly number[];
  readonly tone?: string | undefined;
};

const width = 100;
const height = 24;

/** The way a number came; its hue is the number's own, grey at rest. Drawn from two points on. */
export function Sparkline({ values, second, tone }: SparklineProps) {
  if (values.length < 2) return <svg className="sparkline" aria-hidden="true" />;
  const all = second ? [...values, ...second] : values;
  const place = placer(Math.min(...all), Math.max(...all), values.length);
  const points = values.map(place);
  const end = points.at(-1) ?? '';
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {second && (
        <path
          d={`M${second.map(place).join('L')}`}
          fill="none"
          stroke="var(--text-3)"
          strokeDasharray="2 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={`M${points.join('L')}`}
        fill="none"
        stroke={tone ?? 'var(--text-3)'}
        strokeWidth="1.25"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={`M${end}h.01`}
        stroke={tone ?? 'var(--text)'}
        strokeWidth="4"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function placer(low: number, high: number, count: number) {
  const base = low * 0.92;
  // A number that stays is a line at rest near the ground, not one at its highest.
  const span = high > low ? high - base : Math.max(1, 4 * (high - base));
  return (value: number, index: number) => {
    const x = (index / (count - 1)) * (width - 3);
    const y = height - 3 - ((value - base) / span) * (height - 6);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
}
