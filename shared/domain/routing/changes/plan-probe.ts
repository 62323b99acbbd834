import type { Compiled } from '../compile-problem.ts';
import { Insertion } from '../engine/insertion.ts';
import { endOf } from '../engine/instance.ts';
import { Random } from '../engine/random.ts';
import { loadRoutes } from '../engine/route-list.ts';
import { absent, Routes } from '../engine/routes.ts';
import type { Plan } from '../plan.ts';
import type { Assignment } from '../problem.ts';
import { toPlan, toRouteList } from '../schedule-plan.ts';

/** Shifts are asked one by one: none is looked for. */
const noNeighbours = { first: new Int32Array(0), visits: new Int32Array(0) };

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
  private readonly insertion: Insertion;

  constructor(compiled: Compiled, assignments: readonly Assignment[]) {
    this.compiled = compiled;
    this.routes = new Routes(compiled.instance);
    this.insertion = new Insertion(this.routes, noNeighbours, new Random(1), 0);
    loadRoutes(this.routes, toRouteList(compiled, assignments));
  }

  plan(): Plan {
    return toPlan(this.compiled, this.routes);
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

  /** The cheapest place on a shift for a visit that has none; null when it fits nowhere there. */
  cheapest(visitId: string, shiftId: string): Place | null {
    const { routes, insertion } = this;
    const visit = this.numberOf(visitId);
    const vehicle = this.lookOn(visit, shiftId);
    if (vehicle === null) return null;
    const before = routes.cost;
    const driven = routes.routeTravel[vehicle] ?? 0;
    routes.link(visit, insertion.after, vehicle);
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

  /** Leaves a visit at its cheapest place on a shift, where `cheapest` found one. @returns whom it follows there; null for nobody */
  seat(visitId: string, shiftId: string): string | null {
    const { routes, insertion, compiled } = this;
    const visit = this.numberOf(visitId);
    const vehicle = this.lookOn(visit, shiftId);
    if (vehicle === null) throw new Error(`${visitId} has no place on ${shiftId}`);
    const { after } = insertion;
    routes.link(visit, after, vehicle);
    routes.refresh(vehicle);
    return compiled.problem.visits[after]?.id ?? null;
  }

  /** Looks for the cheapest place; it is then in `insertion`. @returns the vehicle; null when there is none */
  private lookOn(visit: number, shiftId: string): number | null {
    const { insertion, compiled } = this;
    const vehicle = compiled.shiftNumber.get(shiftId);
    if (vehicle === undefined) return null;
    insertion.cost = Number.POSITIVE_INFINITY;
    insertion.vehicle = absent;
    insertion.tryVehicle(visit, vehicle);
    return insertion.vehicle === absent ? null : vehicle;
  }

  private numberOf(visitId: string): number {
    const visit = this.compiled.visitNumber.get(visitId);
    if (visit === undefined) throw new Error(`The problem has no visit ${visitId}`);
    return visit;
  }
}
