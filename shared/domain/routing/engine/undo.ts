import { endOf, startOf } from './instance.ts';
import type { Routes } from './routes.ts';

/** Remembers the routes a move touches, so that a refused move costs what it changed and no more. */
export class Undo {
  private readonly routes: Routes;
  private readonly touchedIn: Int32Array;
  private readonly touched: Int32Array;
  /** Of each touched route: a route restored is in the state it was in. */
  private readonly state: Float64Array;
  private readonly firstVisit: Int32Array;
  private readonly visits: Int32Array;
  private readonly absentVisits: Int32Array;
  private absentCount = 0;
  private touchedCount = 0;
  private visitCount = 0;
  private move = 0;

  constructor(routes: Routes) {
    const { vehicles, visits } = routes.instance;
    this.routes = routes;
    this.touchedIn = new Int32Array(vehicles);
    this.touched = new Int32Array(vehicles);
    this.state = new Float64Array(vehicles);
    this.firstVisit = new Int32Array(vehicles + 1);
    this.visits = new Int32Array(visits);
    this.absentVisits = new Int32Array(visits);
  }

  begin(): void {
    const { absentVisits, absentCount } = this.routes;
    this.move += 1;
    this.touchedCount = 0;
    this.visitCount = 0;
    this.absentCount = absentCount;
    for (let index = 0; index < absentCount; index += 1) this.absentVisits[index] = absentVisits[index];
  }

  /** To be called before a route is changed; again for the same route it does nothing. */
  touch(vehicle: number): void {
    if (this.touchedIn[vehicle] === this.move) return;
    this.touchedIn[vehicle] = this.move;
    const { next, instance } = this.routes;
    const end = endOf(instance, vehicle);
    for (let node = next[startOf(instance, vehicle)]; node !== end; node = next[node]) {
      this.visits[this.visitCount] = node;
      this.visitCount += 1;
    }
    this.touched[this.touchedCount] = vehicle;
    this.state[this.touchedCount] = this.routes.state[vehicle];
    this.touchedCount += 1;
    this.firstVisit[this.touchedCount] = this.visitCount;
  }

  isTouched(vehicle: number): boolean {
    return this.touchedIn[vehicle] === this.move;
  }

  rollback(): void {
    const { routes } = this;
    for (let index = 0; index < this.touchedCount; index += 1) routes.empty(this.touched[index]);
    for (let index = 0; index < this.touchedCount; index += 1) this.restore(index);
    routes.absentCount = this.absentCount;
    for (let index = 0; index < this.absentCount; index += 1) {
      routes.absentVisits[index] = this.absentVisits[index];
      routes.vehicleOf[this.absentVisits[index]] = -1;
    }
  }

  private restore(index: number): void {
    const { routes, touched, firstVisit, visits } = this;
    const vehicle = touched[index];
    let after = startOf(routes.instance, vehicle);
    for (let visit = firstVisit[index]; visit < firstVisit[index + 1]; visit += 1) {
      routes.link(visits[visit], after, vehicle);
      after = visits[visit];
    }
    routes.refresh(vehicle);
    routes.state[vehicle] = this.state[index];
  }

  /** How many routes the move has touched; which: `touchedVehicle`. */
  get count(): number {
    return this.touchedCount;
  }

  touchedVehicle(index: number): number {
    return this.touched[index];
  }
}
