import { Changes } from './changes.ts';
import type { Instance } from './instance.ts';
import { findNeighbours } from './neighbours.ts';
import { Random } from './random.ts';
import { Recreate } from './recreate.ts';
import { emptyRouteList, keepRoutes, loadRoutes, type RouteList } from './route-list.ts';
import { Routes } from './routes.ts';
import { StringRemoval, stringRemovalSettings } from './string-removal.ts';
import { Undo } from './undo.ts';

/** Beyond this many a string removal has long found its routes. */
const mostNeighbours = 200;
/** As published for SISR. */
const blinkRate = 0.01;

/**
 * Simulated annealing over ruin and recreate. One object is one search: it allocates everything when it is made, and
 * its answer depends on the instance, the seed and the temperatures only.
 */
export class Search {
  readonly routes: Routes;
  readonly undo: Undo;
  readonly recreate: Recreate;
  readonly random: Random;
  readonly best: RouteList;
  iterations = 0;
  private readonly ruin: StringRemoval;
  private readonly changes: Changes | null;
  private changeBudget: number;

  constructor(instance: Instance, seed: number) {
    const random = new Random(seed);
    const routes = new Routes(instance);
    const undo = new Undo(routes);
    const neighbours = findNeighbours(instance, mostNeighbours);
    this.routes = routes;
    this.random = random;
    this.undo = undo;
    this.ruin = new StringRemoval({ routes, undo, neighbours, random }, stringRemovalSettings);
    this.recreate = new Recreate({ routes, undo, neighbours, random }, instance.absencePrice, blinkRate);
    this.best = emptyRouteList(instance);
    this.changeBudget = instance.changeBudget;
    this.changes = Number.isFinite(instance.changeBudget) ? new Changes(routes) : null;
  }

  /** Begins with a plan, and puts in what it leaves out. */
  begin(from: RouteList | null): void {
    if (from) loadRoutes(this.routes, from);
    this.undo.begin();
    this.recreate.recreate();
    // What no longer fits where it was has moved already: nobody can keep a smaller budget than that.
    if (this.changes) this.changeBudget = Math.max(this.changeBudget, this.changes.count());
    this.keepIfBest();
  }

  /** The cost of the current routes with what they leave out. */
  total(): number {
    return this.routes.cost + this.recreate.absenceCost();
  }

  /** Runs some iterations at one temperature (in units of cost). */
  run(iterations: number, temperature: number): void {
    for (let count = 0; count < iterations; count += 1) this.iterate(temperature);
  }

  /** Takes some visits out and puts them back. @returns false when that led nowhere; nothing is changed then. */
  move(): boolean {
    this.iterations += 1;
    this.undo.begin();
    if (this.ruin.ruin()) {
      this.recreate.recreate();
      if (!this.changes || this.changes.count() <= this.changeBudget) return true;
    }
    this.undo.rollback();
    return false;
  }

  /** Metropolis' rule: -ln of a uniform number is its exponential threshold. */
  accepts(rise: number, temperature: number): boolean {
    return rise < -temperature * Math.log(1 - this.random.unit());
  }

  private iterate(temperature: number): void {
    const before = this.total();
    if (!this.move()) return;
    if (this.accepts(this.total() - before, temperature)) this.keepIfBest();
    else this.undo.rollback();
  }

  /** A gain within the rounding of sums is none. */
  private keepIfBest(): void {
    const total = this.total();
    if (total < this.best.cost - 1e-9) keepRoutes(this.routes, this.best, total);
  }
}
