import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Position, positionSchema } from '../../../shared/kernel/position.ts';
import type { Random } from '../random/random.ts';

const pointSchema = z.tuple([z.number(), z.number()]);
const positionOf = ([longitude, latitude]: z.infer<typeof pointSchema>): Position =>
  positionSchema.parse({ longitude, latitude });

const villageFileSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    district: z.string(),
    centre: pointSchema.transform(positionOf),
    areaKm2: z.number().positive(),
  }),
);
const districtFileSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    centre: pointSchema.transform(positionOf),
    polygons: z.array(z.array(z.array(pointSchema))),
  }),
);

export type Village = z.infer<typeof villageFileSchema>[number];
export type District = z.infer<typeof districtFileSchema>[number];
export type Geography = { readonly villages: readonly Village[]; readonly districts: readonly District[] };

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/demo/${name}`, import.meta.url), 'utf8'));

export const loadGeography = (): Geography => ({
  villages: villageFileSchema.parse(shipped('karawang-villages.json')),
  districts: districtFileSchema.parse(shipped('karawang-districts.json')),
});

export function districtNamed(geography: Geography, name: string): District {
  const district = geography.districts.find((candidate) => candidate.name === name);
  if (!district) throw new Error(`No district ${name}`);
  return district;
}

type Ring = District['polygons'][number][number];

/** Even-odd over all rings, so that a hole is outside. */
export const isInside = (district: District, { longitude, latitude }: Position): boolean =>
  district.polygons
    .flat()
    .reduce((inside, ring) => inside !== crossesOddly(ring, longitude, latitude), false);

function crossesOddly(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
    const [ax, ay] = ring[index] as [number, number];
    const [bx, by] = ring[before] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** One degree of latitude; at 6° south a degree of longitude is shorter by half a percent, which a demo may ignore. */
const metresPerDegree = 111_195;
const places = 1e5;

export const shifted = (from: Position, eastMetres: number, northMetres: number): Position => ({
  longitude: Math.round((from.longitude + eastMetres / metresPerDegree) * places) / places,
  latitude: Math.round((from.latitude + northMetres / metresPerDegree) * places) / places,
});

/**
 * A place scattered around a centre, inside the district. Village centres and district boundaries come from two
 * sources and disagree near borders, so a centre that lies outside is drawn towards the district's own.
 */
export function scatterInside(
  district: District,
  around: Position,
  spreadMetres: number,
  random: Random,
): Position {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const pull = attempt < 12 ? 0 : (attempt - 11) / 28;
    const base = {
      longitude: around.longitude + (district.centre.longitude - around.longitude) * pull,
      latitude: around.latitude + (district.centre.latitude - around.latitude) * pull,
    };
    const place = shifted(base, random.normal() * spreadMetres, random.normal() * spreadMetres);
    if (isInside(district, place)) return place;
  }
  return district.centre;
}

/** Initial bearing in degrees clockwise from north, in `[0, 360)`; flat-earth, which a regency is. */
export function headingDegrees(from: Position, to: Position): number {
  const degrees = (Math.atan2(to.longitude - from.longitude, to.latitude - from.latitude) * 180) / Math.PI;
  return Math.round((degrees + 360) % 360) % 360;
}
