import { z } from 'zod';
import { type DistrictClass, districtClasses } from './travel-parameters.ts';

export const classedDistrictSchema = z.strictObject({
  name: z.string(),
  class: z.enum(districtClasses),
  /** Why: customers per square kilometre here, and over all districts. Null while there are no customers at all. */
  density: z.strictObject({ here: z.number(), overall: z.number() }).nullable(),
});
export type ClassedDistrict = z.infer<typeof classedDistrictSchema>;

/** Against the density of all districts together: so many times as dense is a city, and so many a suburb. */
const cityTimes = 3;
const suburbanTimes = 1;

/** What lies in no district: between, where speeds are between. */
export const classElsewhere: DistrictClass = 'suburban';

/**
 * Whether districts are city, suburb or country, from where the room's own customers live: houses stand close where
 * roads are slow. Without customers every district is taken for a suburb, which says nothing of any.
 */
export function classifyDistricts(
  districts: readonly { readonly name: string; readonly areaKm2: number; readonly customers: number }[],
): readonly ClassedDistrict[] {
  const customers = districts.reduce((sum, district) => sum + district.customers, 0);
  const overall = customers / districts.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
  return districts.map(({ name, areaKm2, customers: living }): ClassedDistrict => {
    if (customers === 0) return { name, class: classElsewhere, density: null };
    const here = living / areaKm2;
    return { name, class: classOf(here / overall), density: { here, overall } };
  });
}

function classOf(times: number): DistrictClass {
  if (times >= cityTimes) return 'city';
  return times >= suburbanTimes ? 'suburban' : 'rural';
}
