import type { ReactNode } from 'react';

type PaneProps = {
  /** Names the region for a screen reader. */
  readonly label: string;
  readonly area: string;
  readonly stale?: boolean;
  readonly children: ReactNode;
};

/** One tile of the console; panes meet at one hairline, without cards or shadows. */
export function Pane({ label, area, stale = false, children }: PaneProps) {
  return (
    <section
      className="pane"
      aria-label={label}
      style={{ gridArea: area }}
      data-area={area}
      data-stale={stale || undefined}
    >
      {children}
    </section>
  );
}

type PaneHeadProps = { readonly title: string; readonly age?: ReactNode; readonly children?: ReactNode };

export function PaneHead({ title, age, children }: PaneHeadProps) {
  return (
    <header className="pane-head">
      <h2>{title}</h2>
      {children}
      {age}
    </header>
  );
}
