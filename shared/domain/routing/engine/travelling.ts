import type { Instance } from './instance.ts';
import type { Timing } from './timing.ts';

/** Shorter than any time that matters, in seconds: "just before". */
const moment = 1e-6;

/**
 * The way from one node to the next, with the breaks taken on it. A break is taken at the first moment after it may
 * begin when the technician is not on site: before leaving, or on arrival; earlier than that only while waiting for a
 * window. Before a service that would last past the latest begin of the break, it is taken first. On the last leg,
 * home, none is needed.
 */
export class Travelling {
  /** Beside the answer of `go`: the first break still to take. */
  breaksTaken = 0;
  /** When each break was last taken. Of a route just refreshed: when its breaks are. */
  readonly breakBegan: Float64Array;
  private readonly instance: Instance;
  private readonly timing: Timing;

  constructor(instance: Instance, timing: Timing) {
    this.instance = instance;
    this.timing = timing;
    this.breakBegan = new Float64Array(instance.breakOpen.length);
  }

  hasBreaks(vehicle: number): boolean {
    return this.instance.breaksFirst[vehicle + 1] > this.instance.breaksFirst[vehicle];
  }

  /** When service at `to` begins after leaving `from`, free at `ready`; `Infinity` when a window or break is missed. */
  go(vehicle: number, from: number, to: number, ready: number, taken: number): number {
    const { place, places, travel, breaksFirst, visits } = this.instance;
    const away = travel[place[from] * places + place[to]];
    if (taken < breaksFirst[vehicle + 1] && to < visits)
      return this.goResting(vehicle, to, ready, away, taken);
    this.breaksTaken = taken;
    return this.timing.serviceStart(to, ready + away);
  }

  /**
   * The latest arrival at `to` from which the breaks on the way to it stay what they are, and service there begins by
   * `flat`. Cautious where several breaks meet on one way.
   */
  latestUnchanged(vehicle: number, to: number, flat: number, taken: number, rested: number): number {
    const { breaksFirst, breakOpen, breakClose, breakLength, visits } = this.instance;
    const end = breaksFirst[vehicle + 1];
    if (to >= visits || taken === end) return flat;
    const next = taken + rested;
    if (rested > 1) return Number.NEGATIVE_INFINITY;
    const rest = rested === 1 ? breakLength[taken] : 0;
    const begun = rested === 1 ? breakClose[taken] : Number.POSITIVE_INFINITY;
    if (next === end) return Math.min(begun, flat - rest);
    const beforeNext = Math.min(breakOpen[next] - moment, breakClose[next] - this.instance.service[to]);
    return Math.min(begun, Math.min(flat, beforeNext) - rest);
  }

  private goResting(vehicle: number, to: number, ready: number, away: number, taken: number): number {
    const { breaksFirst, breakOpen, breakClose, breakLength } = this.instance;
    const end = breaksFirst[vehicle + 1];
    let next = taken;
    let leave = ready;
    while (next < end && (leave >= breakOpen[next] || leave + away > breakClose[next])) {
      const begin = Math.max(leave, breakOpen[next]);
      if (begin > breakClose[next]) return Number.POSITIVE_INFINITY;
      this.breakBegan[next] = begin;
      leave = begin + breakLength[next];
      next += 1;
    }
    let arrival = leave + away;
    let start = this.timing.serviceStart(to, arrival);
    while (next < end && this.isDue(next, to, arrival, start)) {
      const begin = Math.max(arrival, breakOpen[next]);
      if (begin > breakClose[next]) return Number.POSITIVE_INFINITY;
      this.breakBegan[next] = begin;
      arrival = begin + breakLength[next];
      start = this.timing.serviceStart(to, arrival);
      next += 1;
    }
    this.breaksTaken = next;
    return start;
  }

  private isDue(next: number, to: number, arrival: number, start: number): boolean {
    const { breakOpen, breakClose, breakLength, service } = this.instance;
    if (arrival >= breakOpen[next] || start + service[to] > breakClose[next]) return true;
    return breakOpen[next] + breakLength[next] <= start;
  }
}
