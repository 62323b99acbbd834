import { useCallback } from 'react';
import type { MapKey } from '../../design/map/index.ts';
import { useKeys } from '../keys/use-keys.ts';
import { keysOf } from '../shortcuts.tsx';

const ids = { 'zoom-in': 'map.zoom-in', 'zoom-out': 'map.zoom-out', home: 'map.fit' } as const;

/** The person's keys for a map that has the focus: of several on a board that one obeys, not the newest. */
export function useFocusedMapKeys(): (event: KeyboardEvent) => MapKey | null {
  const keysOfId = useKeys();
  return useCallback(
    (event) => {
      const pressed = keysOf(event);
      return (Object.keys(ids) as MapKey[]).find((key) => keysOfId(ids[key]) === pressed) ?? null;
    },
    [keysOfId],
  );
}
