/** Textures of the timeline, drawn once in the page: told apart without hue. */
export function TimelinePatterns({ rem }: { readonly rem: number }) {
  return (
    <svg width="0" height="0" className="timeline-patterns" aria-hidden="true">
      <defs>
        <pattern
          id="dispatch-overtime"
          width={0.6 * rem}
          height={0.6 * rem}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="overtime-stroke" d={`M0 0V${0.6 * rem}`} strokeWidth={0.1 * rem} />
        </pattern>
        <pattern id="dispatch-break" width={0.4 * rem} height={0.4 * rem} patternUnits="userSpaceOnUse">
          <circle className="break-dot" cx={0.2 * rem} cy={0.2 * rem} r={0.07 * rem} />
        </pattern>
      </defs>
    </svg>
  );
}
