import type { Compiled } from '../compile-problem.ts';
import { endOf, startOf } from '../engine/instance.ts';
import { loadRoutes } from '../engine/route-list.ts';
import { absent, Routes } from '../engine/routes.ts';
import type { Plan } from '../plan.ts';
import type { Assignment } from '../problem.ts';
import { toPlan, toRouteList } from '../schedule-plan.ts';

/** The cheapest place of a visit on one shift: what it costs and is driven more, when service would begin, and the route end. */
export type Place = {
  readonly shiftId: string;
  readonly cost: number;
  readonly startsAt: number;
  readonly travelSeconds: number;
  readonly endsAt: number;
};

/** A plan held open for questions: what would it cost to put this visit there? It answers with the search's own sums. */
export class PlanProbe {
  private readonly compiled: Compiled;
  private readonly routes: Routes;

  constructor(compiled: Compiled, assignments: readonly Assignment[]) {
    this.compiled = compiled;
    this.routes = new Routes(compiled.instance);
    loadRoutes(this.routes, toRouteList(compiled, assignments));
  }

  plan(): Plan {
    return toPlan(this.compiled, this.routes);
  }

  knows(visitId: string): boolean {
    return this.compiled.visitNumber.has(visitId);
  }

  /** What the routes cost, without what is left out. */
  get cost(): number {
    return this.routes.cost;
  }

  /** Takes a visit out of its route. @returns what that saves; 0 for one without a route. */
  takeOut(visitId: string): number {
    const visit = this.numberOf(visitId);
    const vehicle = this.routes.vehicleOf[visit] ?? absent;
    if (vehicle === absent) return 0;
    const before = this.routes.cost;
    this.routes.unlink(visit);
    this.routes.refresh(vehicle);
    return before - this.routes.cost;
  }

  /** The visits of a shift, in their order. */
  route(shiftId: string): readonly string[] {
    const { routes, compiled } = this;
    const vehicle = this.vehicleOf(shiftId);
    const ids: string[] = [];
    const end = endOf(routes.instance, vehicle);
    for (
      let node = nodeAfter(routes, startOf(routes.instance, vehicle));
      node !== end;
      node = nodeAfter(routes, node)
    )
      ids.push(compiled.problem.visits[node]?.id ?? '');
    return ids;
  }

  /** Puts other visits on a shift: those it has, and such as have no route. */
  reroute(shiftId: string, visitIds: readonly string[]): void {
    const { routes } = this;
    const vehicle = this.vehicleOf(shiftId);
    for (const id of this.route(shiftId)) routes.unlink(this.numberOf(id));
    let after = startOf(routes.instance, vehicle);
    for (const visit of visitIds.map((id) => this.numberOf(id))) {
      routes.link(visit, after, vehicle);
      after = visit;
    }
    routes.refresh(vehicle);
  }

  /** Whether a shift's route can be driven: without one of its visits a break may come where it leaves too little time. */
  holds(shiftId: string): boolean {
    return this.routes.refresh(this.vehicleOf(shiftId));
  }

  /** When service of a visit that has a route begins. */
  startOf(visitId: string): number {
    return this.routes.start[this.numberOf(visitId)] ?? Number.NaN;
  }

  /** The cheapest place on a shift for a visit that has none; null when it fits nowhere there. */
  cheapest(visitId: string, shiftId: string): Place | null {
    const visit = this.numberOf(visitId);
    const vehicle = this.compiled.shiftNumber.get(shiftId);
    return vehicle === undefined ? null : (this.cheapestOn(visit, vehicle, shiftId)?.place ?? null);
  }

  /** Leaves a visit at its cheapest place on a shift, where `cheapest` found one. */
  seat(visitId: string, shiftId: string): void {
    const { routes } = this;
    const visit = this.numberOf(visitId);
    const vehicle = this.vehicleOf(shiftId);
    const found = this.cheapestOn(visit, vehicle, shiftId);
    if (!found) throw new Error(`${visitId} has no place on ${shiftId}`);
    routes.link(visit, found.after, vehicle);
    routes.refresh(vehicle);
  }

  /**
   * Every place is tried as it would be driven. The search's own estimate would be faster, and wrong where a later
   * arrival puts a break where somebody had to wait anyhow: then the rest of the route becomes cheaper.
   */
  private cheapestOn(visit: number, vehicle: number, shiftId: string) {
    const { routes } = this;
    const { instance } = routes;
    if (instance.allowed[vehicle * instance.visits + visit] === 0) return null;
    const end = endOf(instance, vehicle);
    let best: { readonly place: Place; readonly after: number } | null = null;
    for (let after = startOf(instance, vehicle); after !== end; after = nodeAfter(routes, after)) {
      if (instance.sealed[nodeAfter(routes, after)] === 1) continue;
      const place = this.tried(visit, after, vehicle, shiftId);
      if (place && place.cost < (best?.place.cost ?? Number.POSITIVE_INFINITY)) best = { place, after };
    }
    return best;
  }

  /** The place behind a node, the route left as it was; null where it would not hold. */
  private tried(visit: number, after: number, vehicle: number, shiftId: string): Place | null {
    const { routes } = this;
    const before = routes.cost;
    const driven = routes.routeTravel[vehicle] ?? 0;
    routes.link(visit, after, vehicle);
    const holds = routes.refresh(vehicle);
    const place = {
      shiftId,
      cost: routes.cost - before,
      startsAt: routes.start[visit] ?? Number.NaN,
      travelSeconds: (routes.routeTravel[vehicle] ?? 0) - driven,
      endsAt: routes.start[endOf(routes.instance, vehicle)] ?? Number.NaN,
    };
    routes.unlink(visit);
    routes.refresh(vehicle);
    return holds ? place : null;
  }

  private vehicleOf(shiftId: string): number {
    const vehicle = this.compiled.shiftNumber.get(shiftId);
    if (vehicle === undefined) throw new Error(`The problem has no shift ${shiftId}`);
    return vehicle;
  }

  private numberOf(visitId: string): number {
    const visit = this.compiled.visitNumber.get(visitId);
    if (visit === undefined) throw new Error(`The problem has no visit ${visitId}`);
    return visit;
  }
}

const nodeAfter = ({ next }: Routes, node: number): number => next[node] ?? absent;
