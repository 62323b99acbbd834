import type { DayView, Proposal, RouteView } from '../../../../shared/domain/dispatch/day-view.ts';

export type BandName = 'late' | 'in-time';
export type Band = { readonly name: BandName; readonly routes: readonly RouteView[] };

/**
 * The late ones first, the latest on top. Below, who would take visits of the proposal comes first, in the order of its
 * moves, so that giver and taker stand near each other; the others by number, and who does not work at the end.
 */
export function dayBands(
  { routes }: Pick<DayView, 'routes'>,
  proposal: Pick<Proposal, 'moves'> | null,
): readonly Band[] {
  const takers = proposal?.moves.flatMap(({ after }) => after?.technicianId ?? []) ?? [];
  const nearness = ({ technicianId }: RouteView) =>
    takers.includes(technicianId) ? takers.indexOf(technicianId) : takers.length;
  const isAway = ({ shiftSpan, stops }: RouteView) => shiftSpan === null && stops.length === 0;
  const isLate = ({ worstLateSeconds }: RouteView) => worstLateSeconds >= 60;
  const bands: readonly Band[] = [
    {
      name: 'late',
      routes: routes
        .filter(isLate)
        .sort((a, b) => b.worstLateSeconds - a.worstLateSeconds || a.number - b.number),
    },
    {
      name: 'in-time',
      routes: routes
        .filter((route) => !isLate(route))
        .sort(
          (a, b) => nearness(a) - nearness(b) || Number(isAway(a)) - Number(isAway(b)) || a.number - b.number,
        ),
    },
  ];
  return bands.filter((band) => band.routes.length > 0);
}

/** Where each row stands, from the top of what can be scrolled, in pixels. */
export type RowLayout = {
  readonly heads: readonly { readonly band: Band; readonly top: number }[];
  readonly rows: readonly { readonly route: RouteView; readonly top: number }[];
  readonly rowHeight: number;
  readonly height: number;
};

export type RowSizes = { readonly free: number; readonly head: number; readonly least: number };

/** All rows share the free height; below the least height of a row they no longer fit and are scrolled. */
export function layOutRows(bands: readonly Band[], { free, head, least }: RowSizes): RowLayout {
  const count = bands.reduce((sum, { routes }) => sum + routes.length, 0);
  const shared = count === 0 ? least : Math.floor((free - head * bands.length) / count);
  const rowHeight = Math.max(least, Math.min(shared, least * 2));
  const heads: { band: Band; top: number }[] = [];
  const rows: { route: RouteView; top: number }[] = [];
  let top = 0;
  for (const band of bands) {
    heads.push({ band, top });
    top += head;
    for (const route of band.routes) {
      rows.push({ route, top });
      top += rowHeight;
    }
  }
  return { heads, rows, rowHeight, height: top };
}
