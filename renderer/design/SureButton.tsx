import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';

type SureButtonProps = {
  readonly children: ReactNode;
  /** What the second press does. */
  readonly sure: ReactNode;
  readonly onPress: () => void;
  readonly disabled?: boolean;
};

/** For what cannot be taken back. Pressed twice: the first press says what the second does; going elsewhere forgets it. */
export function SureButton({ children, sure, onPress, disabled = false }: SureButtonProps) {
  const [isSure, setSure] = useState(false);
  const press = () => {
    setSure(!isSure);
    if (isSure) onPress();
  };
  return (
    <Button onPress={press} onLeave={() => setSure(false)} disabled={disabled}>
      {isSure || disabled ? sure : children}
    </Button>
  );
}
