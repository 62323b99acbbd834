export type Rank = 'critical' | 'high' | 'normal' | 'low';

/** The letter beside every shape and colour; the same in both languages, as on the wall. */
export const rankLetter: Readonly<Record<Rank, string>> = { critical: 'C', high: 'H', normal: 'N', low: 'L' };

/** Drawn once in the page: table, map legend and charts use the same shapes. */
export function SeveritySprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <symbol id="glyph-critical" viewBox="-6 -6 12 12">
        <path d="M0-5.6 5.6 0 0 5.6-5.6 0z" fill="currentColor" />
      </symbol>
      <symbol id="glyph-high" viewBox="-6 -6 12 12">
        <path d="M0-5 5.6 4.6H-5.6z" fill="currentColor" />
      </symbol>
      <symbol id="glyph-normal" viewBox="-6 -6 12 12">
        <circle r="3.9" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="glyph-low" viewBox="-6 -6 12 12">
        <circle r="2" fill="currentColor" />
      </symbol>
    </svg>
  );
}

type GlyphProps = { readonly rank: Rank; readonly tinted?: boolean };

export function SeverityGlyph({ rank, tinted = true }: GlyphProps) {
  return (
    <svg className={tinted ? `glyph rank-${rank}` : 'glyph'} aria-hidden="true">
      <use href={`#glyph-${rank}`} />
    </svg>
  );
}
