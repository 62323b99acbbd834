import type { PlanProbe } from './plan-probe.ts';

export type ProbedDay = {
  readonly day: string;
  /** What a visit's wait for this day costs. */
  readonly wait: number;
  readonly shiftIds: readonly string[];
  readonly probe: PlanProbe;
};

/** One shift of one day. */
export type DayRoute = {
  readonly day: ProbedDay;
  readonly shiftId: string;
  /** What a visit's cheapest place costs, Infinity where it fits nowhere; kept for as long as the route is as it was. */
  readonly costs: Map<string, number>;
};

/** How good a spread is: first of all how many have a place. */
export type SpreadValue = { readonly seated: number; readonly cost: number };

export type TakenOut = {
  /** Whether the routes that lost a visit can be driven as they are now; one that cannot costs nothing. */
  holds(): boolean;
  /** Puts everything back as it was, whatever was seated in between. */
  undo(): void;
};

/** Several days held open at once, for visits that may go to any of them. */
export class OpenDays {
  private readonly days: readonly ProbedDay[];
  private readonly routes: readonly DayRoute[];
  private readonly places = new Map<string, DayRoute>();

  constructor(days: readonly ProbedDay[]) {
    this.days = days;
    this.routes = days.flatMap((day) => day.shiftIds.map((shiftId) => ({ day, shiftId, costs: new Map() })));
  }

  placeOf(visitId: string): DayRoute | null {
    return this.places.get(visitId) ?? null;
  }

  value(): SpreadValue {
    const waits = [...this.places.values()].reduce((sum, { day }) => sum + day.wait, 0);
    return {
      seated: this.places.size,
      cost: this.days.reduce((sum, { probe }) => sum + probe.cost, waits),
    };
  }

  /** A difference within the rounding of sums is none. */
  isBetterThan(before: SpreadValue): boolean {
    const { seated, cost } = this.value();
    return seated > before.seated || (seated === before.seated && cost < before.cost - 1e-6);
  }

  /** At its cheapest place of all days, its wait counted; nowhere where there is none. */
  seat(visitId: string): void {
    let best: DayRoute | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const route of this.routes) {
      const price = costOn(route, visitId) + route.day.wait;
      if (price >= least) continue;
      best = route;
      least = price;
    }
    if (!best) return;
    best.day.probe.seat(visitId, best.shiftId);
    best.costs.clear();
    this.places.set(visitId, best);
  }

  takeOut(visitIds: readonly string[]): TakenOut {
    const before = visitIds.flatMap((visitId) => {
      const route = this.places.get(visitId);
      return route ? [{ visitId, route }] : [];
    });
    const routes = [...new Set(before.map(({ route }) => route))].map((route) => ({
      route,
      visitIds: route.day.probe.route(route.shiftId),
    }));
    for (const visitId of visitIds) this.remove(visitId);
    return {
      holds: () => routes.every(({ route }) => route.day.probe.holds(route.shiftId)),
      undo: () => {
        for (const visitId of visitIds) this.remove(visitId);
        for (const { route, visitIds: ids } of routes) {
          route.day.probe.reroute(route.shiftId, ids);
          route.costs.clear();
        }
        for (const { visitId, route } of before) this.places.set(visitId, route);
      },
    };
  }

  private remove(visitId: string): void {
    const route = this.places.get(visitId);
    if (!route) return;
    this.places.delete(visitId);
    route.day.probe.takeOut(visitId);
    route.costs.clear();
  }
}

function costOn({ day, shiftId, costs }: DayRoute, visitId: string): number {
  const known = costs.get(visitId);
  if (known !== undefined) return known;
  const place = day.probe.knows(visitId) ? day.probe.cheapest(visitId, shiftId) : null;
  const cost = place?.cost ?? Number.POSITIVE_INFINITY;
  costs.set(visitId, cost);
  return cost;
}
