import { z } from 'zod';
import type { Position } from '../../../kernel/position.ts';

/** Boundaries, each ring as longitude, latitude, longitude, …, closed or not; a ring within a ring is a hole. */
export const districtsSchema = z.array(z.object({ name: z.string(), rings: z.array(z.array(z.number())) }));
export type District = z.infer<typeof districtsSchema>[number];

export function districtAt(districts: readonly District[], position: Position): District | null {
  return districts.find((district) => isInside(district, position)) ?? null;
}

/** Even-odd over all rings, so that a hole is outside. */
const isInside = ({ rings }: District, { longitude, latitude }: Position): boolean =>
  rings.reduce((inside, ring) => inside !== crossesOddly(ring, longitude, latitude), false);

function crossesOddly(ring: readonly number[], x: number, y: number): boolean {
  let odd = false;
  forEachEdge(ring, (ax, ay, bx, by) => {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  });
  return odd;
}

const metresPerDegree = 111_195;

/** Square kilometres, on a plane that touches the earth at the district: off by less than 0.1 % for a regency. */
export function areaKm2({ rings }: District): number {
  return rings.reduce((sum, ring) => sum + Math.abs(signedKm2(ring)) * (isHole(ring, rings) ? -1 : 1), 0);
}

function signedKm2(ring: readonly number[]): number {
  const shrink = Math.cos(((ring[1] ?? 0) * Math.PI) / 180);
  let doubled = 0;
  forEachEdge(ring, (ax, ay, bx, by) => {
    doubled += ax * by - bx * ay;
  });
  return (doubled / 2) * shrink * (metresPerDegree / 1000) ** 2;
}

function isHole(ring: readonly number[], rings: readonly (readonly number[])[]): boolean {
  const [x = 0, y = 0] = ring;
  return rings.filter((other) => other !== ring && crossesOddly(other, x, y)).length % 2 === 1;
}

function forEachEdge(
  ring: readonly number[],
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  for (let index = 0, before = ring.length - 2; index < ring.length; before = index, index += 2)
    visit(
      ring[index] as number,
      ring[index + 1] as number,
      ring[before] as number,
      ring[before + 1] as number,
    );
}
