import type { TileBox } from '../../shell/TileFrame.tsx';
import { ticketLine } from './ticket-line-size.ts';

export type SlaRiskLayout = {
  readonly counters: {
    readonly size: number;
    readonly height: number;
    readonly hasKept: boolean;
    /** One below the other: side by side the words of one would be cut off. */
    readonly stacked: boolean;
    /** Where one has room, it is what is past. */
    readonly hasAhead: boolean;
  };
  /** Null where there is no room for a chart that can be read. */
  readonly chart: TileBox | null;
  /** No rows where the chart needs the room. */
  readonly list: { readonly rows: number; readonly columns: number; readonly width: number };
  readonly side: boolean;
};

const digitWidth = 0.65;
/** Two lines of words beside each number, and the space between the three. */
const wordsWidth = { ahead: 8.4, breached: 4.2, kept: 6.6, gap: 0.9 } as const;
/** Two lines of words. */
const leastCounter = 2.5;
const largest = 4.5;
const smallest = 1.8;
const listWidth = 14.4;
const listHead = 1.2;
const gap = 0.8;
/** A dozen columns: the list is no wider than it must be before the chart has them. */
const comfortableChart = 30;
/** Of the list's columns: beyond it a figure stands too far from the name it belongs to. */
const widestLine = 26;
const leastChart = { width: 11, height: 6.5 } as const;
const leastRows = 2;

/** Numbers first, then what comes next as a list, and the columns where there is room for them. */
export function slaRiskLayout(box: TileBox, counts: { ahead: number; breached: number }): SlaRiskLayout {
  const digitsOf = (count: number) => String(count).length;
  const digits = { ahead: digitsOf(counts.ahead), breached: digitsOf(counts.breached) };
  const counters = countersLayout(box, digits);
  const height = box.height - counters.height;
  const rowsIn = (available: number) =>
    Math.max(0, Math.floor((available - listHead) / ticketLine.height + 0.02));
  if (box.width >= listWidth + leastChart.width + 1 && height >= leastChart.height) {
    const rows = rowsIn(height);
    const most = box.width - comfortableChart - gap;
    const columns = listColumns(most, rows, counts.ahead + counts.breached);
    const width = Math.max(listWidth, Math.min(columns * widestLine, most));
    const chart = { width: box.width - width - gap, height };
    return { counters, chart, list: { rows, columns, width }, side: true };
  }
  const below = { width: box.width, columns: Math.max(1, Math.floor(box.width / ticketLine.width)) };
  const chartHeight = Math.min(height * 0.55, height - listHead - leastRows * ticketLine.height);
  if (box.width >= leastChart.width && chartHeight >= leastChart.height) {
    const chart = { width: box.width, height: chartHeight };
    return { counters, chart, list: { ...below, rows: rowsIn(height - chartHeight) }, side: false };
  }
  return { counters, chart: null, list: { ...below, rows: rowsIn(height) }, side: false };
}

/** As many as the tickets need and the width holds. */
function listColumns(width: number, rows: number, tickets: number): number {
  const fitting = Math.floor(width / ticketLine.width);
  return Math.max(1, Math.min(fitting, Math.ceil(tickets / Math.max(1, rows))));
}

function countersLayout(box: TileBox, digits: { ahead: number; breached: number }) {
  const two = wordsWidth.ahead + wordsWidth.breached + wordsWidth.gap;
  const figures = digits.ahead + digits.breached;
  /** `96,4` is three digits and a comma. */
  const three = (box.width - two - wordsWidth.kept - wordsWidth.gap) / ((figures + 3.6) * digitWidth);
  const hasKept = three >= smallest;
  const byWidth = hasKept ? three : (box.width - two) / (figures * digitWidth);
  const stacked = byWidth < smallest;
  const size = Math.min(largest, Math.max(smallest, Math.min(byWidth, box.height * 0.24)));
  const height = Math.max(leastCounter, size * 0.95) + 0.3;
  const isMeasured = box.height > 0;
  const hasAhead = !stacked || !isMeasured || box.height >= 2 * leastCounter;
  return {
    hasKept,
    stacked,
    hasAhead,
    size,
    height: stacked && hasAhead ? Math.min(box.height, 2 * height) : height,
  };
}
