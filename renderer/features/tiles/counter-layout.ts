import type { TileBox } from '../../shell/TileFrame.tsx';

export type CounterLayout = {
  readonly totals: { readonly columns: number; readonly size: number };
  /** How many labelled figures there is room for, beside the totals or below them. */
  readonly figures: { readonly count: number; readonly columns: number; readonly size: number };
  /** The figures stand beside the totals: a wide and flat box has no room below. */
  readonly isBeside: boolean;
};

const totalWidth = 4.6;
const totalHeight = 2;
const figureWidth = 10.9;
const figureHeight = 2.7;
/** As large as all other words: read from where people stand, though at no glance. */
const smallest = 1;
const largest = 4.5;
/** A digit of B612; beside it stand the symbol, as wide as its size, or two lines of words. */
const digitWidth = 0.65;
const symbolWidth = 1.05;
const wordsWidth = 7.3;

/** Flat boxes: what stands beside the totals must be as plain as they are; but what is past is worth more than their size. */
const leastBeside = { more: 1.75, one: smallest };
const besideGap = 0.9;

/** How long each number is, and the words beside each figure in em: figures in the order in which they are worth their room. */
export type CounterLengths = {
  readonly totals: readonly number[];
  readonly figures: readonly { readonly digits: number; readonly words: number }[];
};

/** Four totals first; what is left of the box holds as many labelled figures as are read beside them. */
export function counterLayout(box: TileBox, lengths: CounterLengths): CounterLayout {
  const figures = lengths.figures.length;
  const digits = Math.max(3, ...lengths.totals, ...lengths.figures.map((figure) => figure.digits));
  const columns = [4, 2].find((count) => box.width >= count * totalWidth) ?? 1;
  const rows = 4 / columns;
  const figureColumns = Math.max(1, Math.floor(box.width / figureWidth));
  const leftHeight = box.height - rows * totalHeight;
  const places = box.width < figureWidth - 0.5 ? 0 : Math.floor(leftHeight / figureHeight) * figureColumns;
  const count = Math.max(0, Math.min(figures, places));
  const beside = count === 0 ? layOutBeside(box, lengths) : null;
  if (beside) return beside;
  const used = Math.min(figureColumns, Math.max(1, count));
  const figureRows = Math.ceil(count / used);
  const rowHeight = box.height / (rows + figureRows * (figureHeight / totalHeight));
  return {
    totals: {
      columns,
      size: between(
        Math.min(rowHeight * 0.86, (box.width / columns - 0.6) / (digits * digitWidth + symbolWidth)),
      ),
    },
    figures: {
      count,
      columns: used,
      size: between(Math.min(rowHeight * 1.1, (box.width / used - wordsWidth) / (digits * digitWidth))),
    },
    isBeside: false,
  };
}

/** As many figures in the line of the totals as leave all of it large, or one as far as it is read; null where not even one is. */
function layOutBeside(box: TileBox, { totals, figures }: CounterLengths): CounterLayout | null {
  const totalsWidth = totals.reduce((sum, digits) => sum + widthOf(digits) + symbolWidth, 0);
  for (let count = figures.length; count > 0; count -= 1) {
    const shown = figures.slice(0, count);
    const words = shown.reduce((sum, figure) => sum + figure.words + besideGap, 4 * besideGap);
    const each = shown.reduce((sum, figure) => sum + widthOf(figure.digits), totalsWidth);
    const size = Math.min((box.width - words) / each, box.height * 0.86);
    if (size < (count > 1 ? leastBeside.more : leastBeside.one)) continue;
    return {
      totals: { columns: 4, size: between(size) },
      figures: { count, columns: count, size: between(size) },
      isBeside: true,
    };
  }
  return null;
}

/** A figure that gains its second digit moves nothing. */
const widthOf = (digits: number) => Math.max(2, digits) * digitWidth;

const between = (size: number) => Math.min(largest, Math.max(smallest, size));
