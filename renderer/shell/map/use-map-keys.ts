import type { LiveMapHandle } from '../../design/map/index.ts';
import type { ShortcutId } from '../keys/shortcut-catalogue.ts';
import { useShortcuts } from '../shortcuts.tsx';

const zoomStep = 0.5;
const panPixels = 120;

/** The map is moved without the mouse, wherever the focus is. */
export function useMapKeys(map: LiveMapHandle | null): void {
  const key = (id: ShortcutId, run: (map: LiveMapHandle) => void) => ({
    id,
    enabled: map !== null,
    run: () => map && run(map),
  });
  useShortcuts([
    key('map.zoom-in', (on) => on.zoomBy(zoomStep)),
    key('map.zoom-out', (on) => on.zoomBy(-zoomStep)),
    key('map.fit', (on) => on.goHome()),
    key('map.west', (on) => on.panBy(-panPixels, 0)),
    key('map.east', (on) => on.panBy(panPixels, 0)),
    key('map.north', (on) => on.panBy(0, -panPixels)),
    key('map.south', (on) => on.panBy(0, panPixels)),
  ]);
}
