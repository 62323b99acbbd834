import type { ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** The focus has gone elsewhere. */
  readonly onLeave?: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  /** Where the focus begins when its dialog opens. */
  readonly firstFocus?: boolean;
  /** Shown beside the words. */
  readonly keyLabel?: string | undefined;
};

export function Button({
  children,
  onPress,
  onLeave,
  primary,
  disabled,
  type = 'button',
  firstFocus,
  keyLabel,
}: ButtonProps) {
  return (
    <button
      type={type}
      className="button"
      data-primary={primary || undefined}
      data-autofocus={firstFocus || undefined}
      disabled={disabled}
      onClick={onPress}
      onBlur={onLeave}
      aria-keyshortcuts={keyLabel}
    >
      {children}
      {keyLabel && <Kbd>{keyLabel}</Kbd>}
    </button>
  );
}
