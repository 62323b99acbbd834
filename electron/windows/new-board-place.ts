import type { Rectangle } from 'electron';

type Place = { readonly id: number; readonly workArea: Rectangle };

/** How much of its display a new board takes, in the middle of it. */
const share = 0.8;

/**
 * Where a board that was just asked for opens: on the first display, from the left, that shows no window of ours yet,
 * so that it covers nothing; else on the display of the window that asked.
 */
export function newBoardPlace(
  displays: readonly Place[],
  taken: ReadonlySet<number>,
  asking: Place,
): Rectangle {
  const fromTheLeft = [...displays].sort(
    ({ workArea: one }, { workArea: other }) => one.x - other.x || one.y - other.y,
  );
  const { workArea } = fromTheLeft.find(({ id }) => !taken.has(id)) ?? asking;
  const width = Math.round(workArea.width * share);
  const height = Math.round(workArea.height * share);
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  };
}
