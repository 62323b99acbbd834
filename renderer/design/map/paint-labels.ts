import { type Box, boxAround, overlaps } from './box-grid.ts';
import { type Frame, fromLayout } from './frame.ts';
import { fontOf, letterSpacingOf } from './label-layout.ts';
import type { LabelStyle, PlacedLabel } from './layout-model.ts';
import { metresPerPixel, scaleBar } from './projection.ts';
import type { MapTheme } from './theme.ts';

const isGround = (style: LabelStyle): boolean => style === 'sea' || style === 'neighbour';

function inkOf(style: LabelStyle, theme: MapTheme): string {
  if (style === 'highlighted' || style === 'selected-place') return theme.text;
  if (style === 'district' || style === 'district-close' || style === 'place') return theme.ink3;
  return theme.text3;
}

/** `reserved` are controls lying over the map: a name half under them is worse than none. */
export function paintLabels(frame: Frame, reserved: readonly Box[]): void {
  frame.context.textAlign = 'center';
  frame.context.textBaseline = 'middle';
  frame.context.lineJoin = 'round';
  for (const label of frame.layout.labels) {
    const { x, y } = fromLayout(frame, label);
    const box = boxAround(x, y, label.width, label.height);
    if (box.right < 0 || box.bottom < 0 || box.left > frame.view.width || box.top > frame.view.height)
      continue;
    if (reserved.some((other) => overlaps(other, box))) continue;
    paintLabel(frame, label, { x, y });
  }
  frame.context.letterSpacing = '0px';
}

function paintLabel({ context, theme }: Frame, label: PlacedLabel, { x, y }: { x: number; y: number }): void {
  const { unit } = theme;
  context.font = fontOf(label.style, theme);
  context.letterSpacing = `${letterSpacingOf(label.style, unit)}px`;
  context.fillStyle = inkOf(label.style, theme);
  context.strokeStyle = theme.land2;
  context.lineWidth = 3 * unit;
  label.lines.forEach((line, i) => {
    const lineY = y + (i - (label.lines.length - 1) / 2) * 14 * unit;
    if (label.isCounted && i === label.lines.length - 1) context.fillStyle = theme.text;
    if (!isGround(label.style)) context.strokeText(line, x, lineY);
    context.fillText(line, x, lineY);
  });
}

export interface ScaleUnits {
  readonly locale: string;
  readonly kilometres: string;
  readonly metres: string;
}

/** On a narrower pane the bar would lie over the land. */
const LEAST_WIDTH = 320;

/** Where the bar and its figures stand, at most; null where there is no room for one. */
export const scaleBarBox = ({ view, theme: { unit } }: Frame): Box | null =>
  view.width < LEAST_WIDTH * unit
    ? null
    : { left: 0, top: view.height - 38 * unit, right: 150 * unit, bottom: view.height };

/** Two halves, filled and hollow, from the true projection at the middle of the pane. */
export function paintScaleBar({ context, view, theme }: Frame, units: ScaleUnits): void {
  const { unit } = theme;
  const bar = scaleBar(metresPerPixel(view), 110 * unit);
  const isLong = bar.metres >= 1000;
  const half = bar.pixels / 2;
  const [x, y] = [14 * unit, view.height - 14 * unit];
  context.lineWidth = unit;
  context.strokeStyle = theme.text2;
  context.fillStyle = theme.text2;
  context.fillRect(x, y - 4 * unit, half, 4 * unit);
  context.strokeRect(x + half, y - 3.5 * unit, half, 3 * unit);
  context.font = `400 ${12 * unit}px ${theme.fontUi}`;
  context.textBaseline = 'alphabetic';
  const inUnit = (metres: number): string => (isLong ? metres / 1000 : metres).toLocaleString(units.locale);
  const figures = [
    [0, '0', 'left'],
    [half, inUnit(bar.metres / 2), 'center'],
    [bar.pixels, `${inUnit(bar.metres)} ${isLong ? units.kilometres : units.metres}`, 'center'],
  ] as const;
  for (const [offset, text, align] of figures) {
    if (offset === half && bar.pixels < 76 * unit) continue;
    context.textAlign = align;
    context.lineJoin = 'round';
    context.strokeStyle = theme.land;
    context.lineWidth = 3 * unit;
    context.strokeText(text, x + offset, y - 9 * unit);
    context.fillText(text, x + offset, y - 9 * unit);
  }
}
