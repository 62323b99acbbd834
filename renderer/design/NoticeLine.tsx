import type { ReactNode } from 'react';
import './notice-line.css';

type NoticeLineProps = {
  readonly label: string;
  readonly className: string;
  /** Its buttons, at its end. */
  readonly acts: ReactNode;
  readonly children: ReactNode;
};

/** One quiet line for one person below the top bar, until they put it away. */
export function NoticeLine({ label, className, acts, children }: NoticeLineProps) {
  return (
    <aside className={`notice-line ${className}`} aria-label={label}>
      {children}
      <span className="notice-line-acts">{acts}</span>
    </aside>
  );
}
