import type { Instance } from './instance.ts';

/** Questions about one node's windows and dues. Earlier is never worse: every answer grows with its argument. */
export class Timing {
  private readonly windowFirst: Int32Array;
  private readonly open: Float64Array;
  private readonly close: Float64Array;
  private readonly duesFirst: Int32Array;
  private readonly due: Float64Array;
  private readonly step: Float64Array;
  private readonly slope: Float64Array;

  constructor(instance: Instance) {
    this.windowFirst = instance.windowFirst;
    this.open = instance.windowOpen;
    this.close = instance.windowClose;
    this.duesFirst = instance.duesFirst;
    this.due = instance.due;
    this.step = instance.dueStep;
    this.slope = instance.dueSlope;
  }

  /** When service begins for somebody who arrives then; `Infinity` after the last window. */
  serviceStart(node: number, arrival: number): number {
    const end = this.windowFirst[node + 1];
    for (let window = this.windowFirst[node]; window < end; window += 1) {
      if (arrival <= this.close[window]) return Math.max(arrival, this.open[window]);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The latest arrival from which service begins no later than `limit`; `-Infinity` when there is none. */
  latestArrival(node: number, limit: number): number {
    const first = this.windowFirst[node];
    for (let window = this.windowFirst[node + 1] - 1; window >= first; window -= 1) {
      if (this.open[window] <= limit) return Math.min(limit, this.close[window]);
    }
    return Number.NEGATIVE_INFINITY;
  }

  /** What beginning at `start` costs in lateness. */
  lateness(node: number, start: number): number {
    let cost = 0;
    const end = this.duesFirst[node + 1];
    for (let index = this.duesFirst[node]; index < end; index += 1) {
      const late = start - this.due[index];
      if (late <= 0) break;
      cost += this.step[index] + this.slope[index] * late;
    }
    return cost;
  }

  /** Until when the lateness stays what it is at `start`. */
  flatUntil(node: number, start: number): number {
    const end = this.duesFirst[node + 1];
    for (let index = this.duesFirst[node]; index < end; index += 1) {
      if (start <= this.due[index]) return this.due[index];
      if (this.slope[index] > 0) return start;
    }
    return Number.POSITIVE_INFINITY;
  }
}
