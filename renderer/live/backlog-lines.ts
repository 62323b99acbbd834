import type { DistrictCount } from './ticket-counts.ts';

export type BacklogLine = DistrictCount & { readonly district: string };

export type Backlog = {
  readonly lines: readonly BacklogLine[];
  readonly others: { readonly districts: number; readonly total: number } | null;
  readonly largest: number;
};

/** The fullest districts that fit, and one line for the rest; in a single place the fullest, for the rest alone says nothing. */
export function backlog(byDistrict: ReadonlyMap<string, DistrictCount>, places: number): Backlog {
  const all = [...byDistrict]
    .map(([district, count]) => ({ district, ...count }))
    .sort((a, b) => b.total - a.total || b.critical - a.critical || (a.district < b.district ? -1 : 1));
  const fits = all.length <= places || places === 1;
  const lines = all.length <= places ? all : all.slice(0, Math.max(1, places - 1));
  const rest = all.slice(lines.length);
  return {
    lines,
    largest: all[0]?.total ?? 0,
    others: fits ? null : { districts: rest.length, total: rest.reduce((sum, { total }) => sum + total, 0) },
  };
}
