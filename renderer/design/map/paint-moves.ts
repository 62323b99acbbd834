import { type Frame, screenX, screenY } from './frame.ts';
import type { WorldPoint } from './projection.ts';
import { stopRadius } from './route-placement.ts';
import type { SceneMove } from './scene-routes.ts';

/** What a proposal would change: dashed where a stop would leave, solid where it would go, both by one figure. */
export function paintMoves(frame: Frame): void {
  for (const scene of frame.scene.routes.moves) paintLegs(frame, scene);
}

/** The ring and the figure stand over the stop itself. */
export function paintMoveBadges(frame: Frame): void {
  for (const scene of frame.scene.routes.moves) paintBadge(frame, scene);
}

function paintLegs(frame: Frame, { move, legsBefore, legsAfter }: SceneMove): void {
  const { context, theme } = frame;
  const { unit } = theme;
  context.globalAlpha = move.isChosen ? 1 : 0.5;
  stroke(frame, legsBefore, { colour: theme.land2, width: 5, dash: [] });
  stroke(frame, legsBefore, { colour: theme.proposal, width: 2, dash: [4 * unit, 3 * unit] });
  stroke(frame, legsAfter, { colour: theme.land2, width: 5, dash: [] });
  stroke(frame, legsAfter, { colour: theme.proposal, width: 2, dash: [] });
  context.globalAlpha = 1;
}

type Stroke = { readonly colour: string; readonly width: number; readonly dash: number[] };

function stroke(frame: Frame, points: readonly WorldPoint[], { colour, width, dash }: Stroke): void {
  const { context, theme } = frame;
  context.beginPath();
  for (const [i, { x, y }] of points.entries()) {
    if (i === 0) context.moveTo(screenX(frame, x), screenY(frame, y));
    else context.lineTo(screenX(frame, x), screenY(frame, y));
  }
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.lineWidth = width * theme.unit;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

function paintBadge(frame: Frame, { move, x, y }: SceneMove): void {
  const { context, theme } = frame;
  const { unit } = theme;
  const at = { x: screenX(frame, x), y: screenY(frame, y) };
  const badge = { x: at.x + 12 * unit, y: at.y - 12 * unit };
  context.beginPath();
  context.arc(at.x, at.y, (stopRadius(false) + 3) * unit, 0, 2 * Math.PI);
  context.strokeStyle = theme.proposal;
  context.lineWidth = 2 * unit;
  context.setLineDash([4 * unit, 2.6 * unit]);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(badge.x, badge.y, 6.8 * unit, 0, 2 * Math.PI);
  context.fillStyle = move.isChosen ? theme.proposal : theme.panel;
  context.fill();
  context.lineWidth = 1.2 * unit;
  context.stroke();
  context.font = `700 ${10.5 * unit}px ${theme.fontUi}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = move.isChosen ? theme.land : theme.proposal;
  context.fillText(move.badge, badge.x, badge.y + 0.5 * unit);
}
