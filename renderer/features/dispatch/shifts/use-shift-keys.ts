import { useCallback } from 'react';
import { useKeys } from '../../../shell/keys/use-keys.ts';
import { keysOf } from '../../../shell/shortcuts.tsx';

const quickShiftIds = ['shifts.usual', 'shifts.off', 'shifts.leave', 'shifts.absent'] as const;
const shiftKeyIds = ['shifts.team', ...quickShiftIds] as const;

/** A shift that is given by one key. */
export type QuickShiftId = (typeof quickShiftIds)[number];
export type ShiftKeyId = (typeof shiftKeyIds)[number];

/** What a key means in the grid of shifts, where a dialog keeps the window from hearing it; null for nothing. */
export function useShiftKeys(): (event: KeyboardEvent) => ShiftKeyId | null {
  const keysOfId = useKeys();
  return useCallback(
    (event) => {
      const pressed = keysOf(event);
      return shiftKeyIds.find((id) => keysOfId(id) === pressed) ?? null;
    },
    [keysOfId],
  );
}
