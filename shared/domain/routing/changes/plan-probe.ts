import type { Compiled } from '../compile-problem.ts';
import { Insertion } from '../engine/insertion.ts';
import { Random } from '../engine/random.ts';
import { loadRoutes } from '../engine/route-list.ts';
import { absent, Routes } from '../engine/routes.ts';
import type { Plan } from '../plan.ts';
import type { Assignment } from '../problem.ts';
import { toPlan, toRouteList } from '../schedule-plan.ts';

/** Shifts are asked one by one: none is looked for. */
const noNeighbours = { first: new Int32Array(0), visits: new Int32Array(0) };

/** The cheapest place of a visit on one shift: what it costs more, and when service would begin. */
export type Place = { readonly shiftId: string; readonly cost: number; readonly startsAt: number };

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
    const { routes, insertion, compiled } = this;
    const visit = this.numberOf(visitId);
    const vehicle = compiled.shiftNumber.get(shiftId);
    if (vehicle === undefined) return null;
    insertion.cost = Number.POSITIVE_INFINITY;
    insertion.vehicle = absent;
    insertion.tryVehicle(visit, vehicle);
    if (insertion.vehicle === absent) return null;
    const before = routes.cost;
    routes.link(visit, insertion.after, vehicle);
    const holds = routes.refresh(vehicle);
    const place = { shiftId, cost: routes.cost - before, startsAt: routes.start[visit] ?? Number.NaN };
    routes.unlink(visit);
    routes.refresh(vehicle);
    return holds ? place : null;
  }

  private numberOf(visitId: string): number {
    const visit = this.compiled.visitNumber.get(visitId);
    if (visit === undefined) throw new Error(`The problem has no visit ${visitId}`);
    return visit;
  }
}
