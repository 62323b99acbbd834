import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { TileBox } from '../../shell/TileFrame.tsx';

/** The chart's places in hundredths of an em, so that its type is 100 units high. */
export type ColumnsGeometry = {
  readonly width: number;
  readonly height: number;
  /** Left of it stand the times. */
  readonly left: number;
  /** The white line: the target. */
  readonly line: number;
  readonly base: number;
  readonly pitch: number;
  readonly columns: number;
  /** The centre of a severity mark, `leftMs` before its target or past it. */
  markAt(leftMs: number): number;
  readonly ticks: readonly { readonly minutes: number; readonly y: number }[];
};

const axisWidth = 325;
/** Above the line: a column that has passed its target by a quarter of an hour, and its mark. */
const above = 330;
const markRadius = 75;
const cappedMinutes = 15;
const narrowPitch = 155;
const characterWidth = 66;
const widestPitch = 360;

export type ColumnNeeds = {
  /** Of the longest figure inside a column. */
  readonly characters: number;
  readonly places: number;
  /** Tickets without a column: their number stands at the right. */
  readonly rest: number;
};

export function columnsGeometry(
  box: TileBox,
  withinMinutes: number,
  { characters, places, rest }: ColumnNeeds,
): ColumnsGeometry {
  const [width, height] = [box.width * 100, box.height * 100];
  const line = Math.min(above, Math.max(markRadius * 2.6, height * 0.24));
  const base = height - 20;
  const perMinute = (base - line) / withinMinutes;
  const least = Math.max(narrowPitch, characters * characterWidth + 16);
  const room = width - axisWidth - (rest > 0 ? (String(rest).length + 1) * characterWidth : 0);
  const columns = Math.max(1, Math.floor(room / least));
  const pitch = Math.min(widestPitch, room / Math.min(columns, Math.max(1, places)));
  const upward = (line - markRadius - 3) / cappedMinutes;
  return {
    ...{ width, height, left: axisWidth, line, base, columns, pitch: Math.max(least, pitch) },
    markAt(leftMs) {
      const minutes = leftMs / minuteMs;
      const y = minutes < 0 ? line + minutes * upward : line + minutes * perMinute;
      return Math.min(base - markRadius - 7, Math.max(markRadius + 3, y));
    },
    ticks: ticksOf(withinMinutes, perMinute, line),
  };
}

function ticksOf(withinMinutes: number, perMinute: number, line: number) {
  const parts = [4, 2, 1].find((count) => (withinMinutes / count) * perMinute >= 130) ?? 1;
  return Array.from({ length: parts + 1 }, (_, index) => {
    const minutes = Math.round((withinMinutes * index) / parts);
    return { minutes, y: line + minutes * perMinute };
  });
}
