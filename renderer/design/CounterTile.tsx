import type { ReactNode } from 'react';

type CounterTileProps = {
  readonly label: string;
  readonly note?: string;
  readonly value: string;
  readonly second?: string;
  /** Set only while the number is abnormal. */
  readonly tone?: 'risk' | 'critical' | undefined;
  readonly stale?: boolean;
  readonly onPress?: (() => void) | undefined;
  readonly children?: ReactNode;
};

/** A number of the room: grey at rest; a bar, a hue and weight together when abnormal. */
export function CounterTile(props: CounterTileProps) {
  const { label, note, value, second, tone, stale, onPress, children } = props;
  const body = (
    <>
      <span className="counter-label">
        <span className="ellipsis">{label}</span>
        {note && <em>{note}</em>}
      </span>
      <span className="counter-value">
        {value}
        {second && <small> / {second}</small>}
      </span>
      {children}
    </>
  );
  const state = { 'data-tone': tone, 'data-stale': stale || undefined };
  return onPress ? (
    <button type="button" className="counter" onClick={onPress} {...state}>
      {body}
    </button>
  ) : (
    <div className="counter" {...state}>
      {body}
    </div>
  );
}
