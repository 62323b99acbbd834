import type { TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';

const gravity = { critical: 0, high: 1, normal: 2, low: 3 } as const;

/** The gravest first, then what was promised soonest; without a promise, by the time left of the target. */
export const inTrayOrder = (tray: readonly TrayVisit[]): readonly TrayVisit[] =>
  tray.toSorted(
    (a, b) =>
      gravity[a.priority] - gravity[b.priority] ||
      owedBy(a) - owedBy(b) ||
      (a.ticketId < b.ticketId ? -1 : 1),
  );

const owedBy = ({ promise, slaDueAt }: TrayVisit): number =>
  promise?.to ?? slaDueAt ?? Number.POSITIVE_INFINITY;
