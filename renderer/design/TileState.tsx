import type { ReactNode } from 'react';

export type TileStateKind = 'empty' | 'loading' | 'stale' | 'error' | 'forbidden';

type TileStateProps = { readonly kind: TileStateKind; readonly title: string; readonly children?: ReactNode };

/** What a tile says instead of its rows: one sentence of what holds, and where it helps what to do. */
export function TileState({ kind, title, children }: TileStateProps) {
  return (
    <div className="tile-state" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {kind === 'loading' && <span className="progress" aria-hidden="true" />}
      {children && <div className="small">{children}</div>}
    </div>
  );
}
