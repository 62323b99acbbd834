import { powerSaveBlocker } from 'electron';

export type ScreenAwake = {
  /** From now on, or no longer. */
  keep(isNeeded: boolean): void;
};

/** A wall must not go dark because nobody has touched its mouse. */
export function screenAwake(): ScreenAwake {
  const held: { id: number | null } = { id: null };
  return {
    keep(isNeeded) {
      if (isNeeded === (held.id !== null)) return;
      if (held.id === null) held.id = powerSaveBlocker.start('prevent-display-sleep');
      else {
        powerSaveBlocker.stop(held.id);
        held.id = null;
      }
    },
  };
}
