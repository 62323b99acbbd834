import type { RoutingProblem } from '../problem.ts';
import type { PlanProbe } from './plan-probe.ts';

export type ProbedDay = {
  readonly day: string;
  /** What a visit's wait for this day costs. */
  readonly wait: number;
  readonly problem: RoutingProblem;
  readonly probe: PlanProbe;
};

export type DayPlace = { readonly day: ProbedDay; readonly shiftId: string };

/** How good a spread is: first of all how many have no place. */
export type SpreadValue = { readonly unseated: number; readonly cost: number };

export type TakenOut = {
  /** Whether the routes that lost a visit can be driven as they are now; one that cannot costs nothing. */
  holds(): boolean;
  /** Puts everything back as it was, whatever was seated in between. */
  undo(): void;
};

/** Several days held open at once, for visits that may go to any of them. */
export class OpenDays {
  private readonly days: readonly ProbedDay[];
  private readonly places = new Map<string, DayPlace>();
  private readonly unseated = new Set<string>();
  private readonly visits: ReadonlyMap<ProbedDay, ReadonlySet<string>>;
  /** What a visit's cheapest place on a shift costs, for as long as that route is as it was. */
  private readonly known = new Map<ProbedDay, Map<string, Map<string, number>>>();

  constructor(days: readonly ProbedDay[]) {
    this.days = days;
    this.visits = new Map(days.map((day) => [day, new Set(day.problem.visits.map(({ id }) => id))]));
    for (const day of days) this.known.set(day, new Map());
  }

  placeOf(visitId: string): DayPlace | null {
    return this.places.get(visitId) ?? null;
  }

  value(): SpreadValue {
    const waits = [...this.places.values()].reduce((sum, { day }) => sum + day.wait, 0);
    return {
      unseated: this.unseated.size,
      cost: this.days.reduce((sum, { probe }) => sum + probe.cost, waits),
    };
  }

  /** A difference within the rounding of sums is none. */
  isBetterThan(before: SpreadValue): boolean {
    const { unseated, cost } = this.value();
    return unseated < before.unseated || (unseated === before.unseated && cost < before.cost - 1e-6);
  }

  /** At its cheapest place of all days, its wait counted; nowhere where there is none. */
  seat(visitId: string): void {
    let best: (DayPlace & { readonly price: number }) | null = null;
    for (const day of this.days) {
      if (!this.visits.get(day)?.has(visitId)) continue;
      for (const { id: shiftId } of day.problem.shifts) {
        const price = this.costOn(day, shiftId, visitId) + day.wait;
        if (price < (best?.price ?? Number.POSITIVE_INFINITY)) best = { day, shiftId, price };
      }
    }
    if (!best) {
      this.unseated.add(visitId);
      return;
    }
    best.day.probe.seat(visitId, best.shiftId);
    this.hasChanged(best);
    this.unseated.delete(visitId);
    this.places.set(visitId, best);
  }

  takeOut(visitIds: readonly string[]): TakenOut {
    const before = visitIds.map((visitId) => ({ visitId, place: this.placeOf(visitId) }));
    const routes = new Map<string, { readonly at: DayPlace; readonly ids: readonly string[] }>();
    const keep = (at: DayPlace) => {
      const key = `${at.day.day} ${at.shiftId}`;
      if (!routes.has(key)) routes.set(key, { at, ids: at.day.probe.route(at.shiftId) });
    };
    for (const { place } of before) if (place) keep(place);
    for (const { visitId, place } of before) this.remove(visitId, place);
    const holds = () => [...routes.values()].every(({ at }) => at.day.probe.holds(at.shiftId));
    const undo = () => {
      for (const { visitId } of before) this.remove(visitId, this.placeOf(visitId));
      for (const { at, ids } of routes.values()) {
        at.day.probe.reroute(at.shiftId, ids);
        this.hasChanged(at);
      }
      for (const { visitId, place } of before) {
        if (place) this.places.set(visitId, place);
        else this.unseated.add(visitId);
      }
    };
    return { holds, undo };
  }

  private remove(visitId: string, place: DayPlace | null): void {
    this.unseated.delete(visitId);
    this.places.delete(visitId);
    if (!place) return;
    place.day.probe.takeOut(visitId);
    this.hasChanged(place);
  }

  private hasChanged({ day, shiftId }: DayPlace): void {
    this.known.get(day)?.delete(shiftId);
  }

  /** Infinity where it fits nowhere. */
  private costOn(day: ProbedDay, shiftId: string, visitId: string): number {
    const ofDay = this.known.get(day);
    const ofShift = ofDay?.get(shiftId) ?? new Map<string, number>();
    ofDay?.set(shiftId, ofShift);
    const known = ofShift.get(visitId);
    if (known !== undefined) return known;
    const cost = day.probe.cheapest(visitId, shiftId)?.cost ?? Number.POSITIVE_INFINITY;
    ofShift.set(visitId, cost);
    return cost;
  }
}
