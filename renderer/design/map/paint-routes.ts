import { boxAround } from './box-grid.ts';
import { type Frame, fromLayout, screenX, screenY } from './frame.ts';
import { paintBrackets, traceRank } from './glyphs.ts';
import type { PlacedPlate } from './layout-model.ts';
import type { RouteLine } from './map-model.ts';
import { paintDrag } from './paint-drag.ts';
import { paintMoveBadges, paintMoves } from './paint-moves.ts';
import type { WorldPoint } from './projection.ts';
import { stopRadius } from './route-placement.ts';
import type { SceneRoute, SceneStop } from './scene-routes.ts';

/** Dashes of the five lines, in tenths of a rem; the double one is a line within a line. */
const dashes: Readonly<Record<RouteLine, readonly number[]>> = {
  solid: [],
  'long-dash': [11, 5],
  dotted: [1.6, 3.6],
  'dash-dot': [9, 3.5, 1.6, 3.5],
  double: [],
};

/** Below the names: lines, and what of them was travelled. */
export function paintRouteLines(frame: Frame): void {
  for (const scene of frame.scene.routes.routes) if (scene.route.isDrawn) paintLine(frame, scene);
  paintMoves(frame);
}

/** Above the names: stops and plates, and what they are hit by. */
export function paintRouteStops(frame: Frame): void {
  const { routes, loose } = frame.scene.routes;
  for (const scene of routes) if (scene.route.isDrawn) paintStops(frame, scene);
  for (const { stop, x, y } of loose) {
    const at = { x: screenX(frame, x), y: screenY(frame, y) };
    paintLoose(frame, stop.rank, at);
    offerStop(frame, { id: stop.id, routeId: null, ...at, radius: 8 });
  }
  paintMoveBadges(frame);
  paintPlates(frame);
  paintDrag(frame);
}

function trace(frame: Frame, points: readonly WorldPoint[]): void {
  const { context } = frame;
  context.beginPath();
  for (const [i, { x, y }] of points.entries()) {
    if (i === 0) context.moveTo(screenX(frame, x), screenY(frame, y));
    else context.lineTo(screenX(frame, x), screenY(frame, y));
  }
}

function paintLine(frame: Frame, { route, from, to, passed, ahead }: SceneRoute): void {
  const { context } = frame;
  const now = from ?? passed.at(-1) ?? null;
  context.globalAlpha = 0.45;
  trace(frame, from ? [...passed, from] : passed);
  strokeLine(frame, route.line, route.emphasised);
  context.globalAlpha = 1;
  const end = to && ahead.length > 0 ? [to] : [];
  trace(frame, [...(now ? [now] : []), ...ahead, ...end]);
  strokeLine(frame, route.line, route.emphasised);
}

function strokeLine({ context, theme }: Frame, line: RouteLine, emphasised: boolean): void {
  const { unit } = theme;
  const width = (emphasised ? 3 : 1.9) * unit;
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  context.strokeStyle = theme.land2;
  context.lineWidth = width + 3 * unit;
  context.stroke();
  context.strokeStyle = emphasised ? theme.text : theme.text3;
  context.lineWidth = !emphasised && line === 'double' ? 4.4 * unit : width;
  if (!emphasised) context.setLineDash(dashes[line].map((part) => part * unit));
  context.stroke();
  context.setLineDash([]);
  if (emphasised || line !== 'double') return;
  context.strokeStyle = theme.land2;
  context.lineWidth = 1.8 * unit;
  context.stroke();
}

function paintStops(frame: Frame, { route, to, passed, ahead }: SceneRoute): void {
  const { context, theme } = frame;
  for (const stop of passed) {
    const at = { x: screenX(frame, stop.x), y: screenY(frame, stop.y) };
    context.beginPath();
    context.arc(at.x, at.y, (route.emphasised ? 3.4 : 2.6) * theme.unit, 0, 2 * Math.PI);
    context.fillStyle = route.emphasised ? theme.text : theme.text3;
    context.fill();
    offerStop(frame, { id: stop.stop.id, routeId: route.id, ...at, radius: 5 });
  }
  for (const stop of ahead) paintNumbered(frame, route, stop);
  if (to && ahead.length > 0) paintEnd(frame, to, route.emphasised);
}

/** Where the day ends: a square, for nobody is visited there. */
function paintEnd(frame: Frame, { x, y }: WorldPoint, emphasised: boolean): void {
  const { context, theme } = frame;
  const half = (emphasised ? 4.5 : 3) * theme.unit;
  context.beginPath();
  context.rect(screenX(frame, x) - half, screenY(frame, y) - half, 2 * half, 2 * half);
  context.fillStyle = theme.land2;
  context.fill();
  context.strokeStyle = emphasised ? theme.text : theme.text3;
  context.lineWidth = 1.6 * theme.unit;
  context.stroke();
}

function paintNumbered(
  frame: Frame,
  { id: routeId, emphasised }: SceneRoute['route'],
  scene: SceneStop,
): void {
  const { context, theme, selection } = frame;
  const { stop } = scene;
  const { unit } = theme;
  const radius = stopRadius(emphasised);
  const at = { x: screenX(frame, scene.x), y: screenY(frame, scene.y) };
  context.beginPath();
  context.arc(at.x, at.y, radius * unit, 0, 2 * Math.PI);
  context.fillStyle = emphasised ? theme.text : theme.panel;
  context.fill();
  context.strokeStyle = emphasised ? theme.land2 : theme.text3;
  context.lineWidth = 1.2 * unit;
  context.stroke();
  context.font = emphasised ? `700 ${12 * unit}px ${theme.fontUi}` : `500 ${10.5 * unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = emphasised ? theme.panel : theme.text2;
  context.fillText(stop.number, at.x, at.y + 0.5 * unit);
  paintLateness(frame, stop.lateStep, { x: at.x - 8 * unit, y: at.y + 8 * unit });
  if (selection.stopId === stop.id) paintBrackets(context, { ...at, radius: (radius + 5) * unit }, theme);
  offerStop(frame, { id: stop.id, routeId, ...at, radius });
}

/** The three steps by shape and hue: hollow triangle, triangle, diamond. */
function paintLateness({ context, theme }: Frame, step: 0 | 1 | 2 | 3, at: { x: number; y: number }): void {
  if (step === 0) return;
  const colour = step === 3 ? theme.critical : step === 2 ? theme.high : theme.risk;
  traceRank(context, step === 3 ? 'critical' : 'high', { ...at, unit: theme.unit * 0.9 });
  context.strokeStyle = theme.land2;
  context.lineWidth = 3 * theme.unit;
  context.stroke();
  context.fillStyle = step === 1 ? theme.land2 : colour;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.4 * theme.unit;
  if (step === 1) context.stroke();
}

/** Hollow: nobody comes yet. */
function paintLoose(
  { context, theme }: Frame,
  rank: Parameters<typeof traceRank>[1],
  at: { x: number; y: number },
): void {
  const colours = { critical: theme.critical, high: theme.high, normal: theme.text2, low: theme.text3 };
  traceRank(context, rank, { ...at, unit: theme.unit * 1.3 });
  context.lineJoin = 'miter';
  context.fillStyle = theme.panel;
  context.fill();
  context.strokeStyle = theme.land2;
  context.lineWidth = 4 * theme.unit;
  context.stroke();
  context.fill();
  context.strokeStyle = colours[rank];
  context.lineWidth = 1.8 * theme.unit;
  context.stroke();
}

function paintPlates(frame: Frame): void {
  const { context } = frame;
  const routes = new Map(frame.scene.routes.routes.map(({ route }) => [route.id, route]));
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const plate of frame.layout.plates) {
    const route = routes.get(plate.routeId);
    if (!route) continue;
    paintPlate(frame, route, plate);
  }
}

function paintPlate(
  frame: Frame,
  { id, plate: text, emphasised, isDrawn }: SceneRoute['route'],
  plate: PlacedPlate,
): void {
  const { context, theme } = frame;
  const { unit } = theme;
  const { x, y } = fromLayout(frame, plate);
  context.beginPath();
  context.roundRect(x - plate.width / 2, y - plate.height / 2, plate.width, plate.height, 3 * unit);
  context.fillStyle = emphasised ? theme.text : theme.panel;
  context.fill();
  context.strokeStyle = emphasised ? theme.land2 : isDrawn ? theme.text2 : theme.text3;
  context.lineWidth = (isDrawn ? 1.2 : 1) * unit;
  context.stroke();
  const size = emphasised ? 14 : isDrawn ? 12 : 10.5;
  context.font = `${isDrawn ? 700 : 500} ${size * unit}px ${theme.fontUi}`;
  context.fillStyle = emphasised ? theme.panel : isDrawn ? theme.text : theme.text2;
  context.fillText(text, x, y + 0.5 * unit);
  frame.hits.add(boxAround(x, y, plate.width, plate.height), { kind: 'route', id });
}

type Offered = {
  readonly id: string;
  readonly routeId: string | null;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};

function offerStop({ hits, theme, ...frame }: Frame, { id, routeId, x, y, radius }: Offered): void {
  const side = 2 * radius * theme.unit;
  hits.add(boxAround(x, y, side, side), { kind: 'stop', id, routeId });
  if (routeId === null && frame.selection.stopId === id)
    paintBrackets(frame.context, { x, y, radius: (radius + 4) * theme.unit }, theme);
}
