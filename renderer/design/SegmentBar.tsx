export type BarSegment = {
  readonly kind: 'run' | 'paused' | 'stopped' | 'left' | 'over';
  readonly share: number;
  readonly title: string;
};
export type BarMark = { readonly at: number; readonly text: string; readonly strong?: boolean };

type SegmentBarProps = {
  readonly segments: readonly BarSegment[];
  readonly marks: readonly BarMark[];
  readonly label: string;
};

/** A clock's life on wall time: shares of one length, with the moments below. */
export function SegmentBar({ segments, marks, label }: SegmentBarProps) {
  return (
    <>
      <div className="segments" role="img" aria-label={label}>
        {segments.map((segment) => (
          <i
            key={`${segment.kind} ${segment.title}`}
            data-kind={segment.kind}
            title={segment.title}
            style={{ width: `${segment.share * 100}%` }}
          />
        ))}
      </div>
      <div className="segment-axis" aria-hidden="true">
        {spaced(marks).map((mark) => (
          <span
            key={`${mark.at} ${mark.text}`}
            className={mark.strong ? 'ink-1' : undefined}
            data-edge={mark.at < 0.06 ? 'start' : mark.at > 0.94 ? 'end' : undefined}
            style={{ left: `${mark.at * 100}%` }}
          >
            {mark.text}
          </span>
        ))}
      </div>
    </>
  );
}

/** Two times closer than this would overlap at the panel's width. */
const closest = 0.11;

/** Marks that fit: a strong one always, others only with room on both sides. */
function spaced(marks: readonly BarMark[]): readonly BarMark[] {
  const kept = marks.filter(({ strong }) => strong);
  for (const mark of marks) {
    if (!mark.strong && kept.every(({ at }) => Math.abs(at - mark.at) >= closest)) kept.push(mark);
  }
  return kept;
}
