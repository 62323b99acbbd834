import { type Frame, fromLayout, type MapHit, screenX, screenY } from './frame.ts';
import type { SceneRoutes } from './scene-routes.ts';

/** A line from where a stop stands to the hand that moves it, and a frame around what would take it. */
export function paintDrag(frame: Frame): void {
  const { context, theme, drag } = frame;
  const from = drag && placeOfStop(frame.scene.routes, drag.stopId);
  if (!drag || !from) return;
  context.strokeStyle = theme.info;
  context.lineWidth = 1.6 * theme.unit;
  context.setLineDash([4 * theme.unit, 3 * theme.unit]);
  context.beginPath();
  context.moveTo(screenX(frame, from.x), screenY(frame, from.y));
  context.lineTo(drag.x, drag.y);
  context.stroke();
  context.setLineDash([]);
  if (drag.target) frameTarget(frame, drag.target);
}

function frameTarget(frame: Frame, target: MapHit): void {
  const { context, theme } = frame;
  context.lineWidth = 2 * theme.unit;
  context.beginPath();
  if (target.kind === 'stop') {
    const at = placeOfStop(frame.scene.routes, target.id);
    if (at) context.arc(screenX(frame, at.x), screenY(frame, at.y), 12 * theme.unit, 0, 2 * Math.PI);
  }
  if (target.kind === 'route') {
    const plate = frame.layout.plates.find(({ routeId }) => routeId === target.id);
    if (plate) {
      const { x, y } = fromLayout(frame, plate);
      const edge = 3 * theme.unit;
      const [width, height] = [plate.width + 2 * edge, plate.height + 2 * edge];
      context.roundRect(x - width / 2, y - height / 2, width, height, 4 * theme.unit);
    }
  }
  context.stroke();
}

function placeOfStop({ routes, loose }: SceneRoutes, stopId: string) {
  for (const { ahead, passed } of routes) {
    const found = [...ahead, ...passed].find(({ stop }) => stop.id === stopId);
    if (found) return found;
  }
  return loose.find(({ stop }) => stop.id === stopId);
}
