import type { Box } from './box-grid.ts';

/** Elements over the map which names must not run under mark themselves with this attribute. */
export const OVERLAY_ATTRIBUTE = 'data-map-overlay';

export function reservedBoxes(container: HTMLElement): Box[] {
  const overlays = container.parentElement?.querySelectorAll(`[${OVERLAY_ATTRIBUTE}]`) ?? [];
  if (overlays.length === 0) return [];
  const origin = container.getBoundingClientRect();
  return Array.from(overlays, (overlay) => {
    const box = overlay.getBoundingClientRect();
    return {
      left: box.left - origin.left,
      top: box.top - origin.top,
      right: box.right - origin.left,
      bottom: box.bottom - origin.top,
    };
  });
}
