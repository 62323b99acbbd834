import type { TechnicianPosition } from '../../shared/domain/technicians/technician.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';

/** Longitude, latitude, time; oldest first. */
export type TrailPoint = readonly [longitude: number, latitude: number, at: number];

export const trailMs = 10 * minuteMs;
const none: readonly TrailPoint[] = [];

/** Where each technician has been in the ten minutes before the position that is shown. */
export type Trails = { of(technicianId: string): readonly TrailPoint[] };

/** As far as this window has seen. */
export class PositionTrails implements Trails {
  readonly #trails = new Map<string, TrailPoint[]>();

  of(technicianId: string): readonly TrailPoint[] {
    return this.#trails.get(technicianId) ?? none;
  }

  add({ technicianId, position, recordedAt }: TechnicianPosition): void {
    const trail = this.#trails.get(technicianId) ?? [];
    const last = trail.at(-1);
    if (last && last[2] >= recordedAt) return;
    const kept = trail.filter(([, , at]) => at > recordedAt - trailMs);
    kept.push([position.longitude, position.latitude, recordedAt]);
    this.#trails.set(technicianId, kept);
  }

  clear(): void {
    this.#trails.clear();
  }
}
