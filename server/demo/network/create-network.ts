import type { Site } from '../../../shared/contracts/shapes.ts';
import type { SiteId } from '../../../shared/kernel/ids.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { districtNamed, type Geography, scatterInside, type Village } from '../geography/geography.ts';
import type { Random } from '../random/random.ts';
import { districtProfile, popPlaces } from './district-profile.ts';

export type Network = {
  readonly pops: readonly Site[];
  readonly olts: readonly Site[];
  readonly odps: readonly Site[];
};

const networkBuilt = Date.UTC(2024, 8, 1);
const siteId = (random: Random) => random.uuid(networkBuilt) as SiteId;
const numbered = (index: number, width: number) => String(index).padStart(width, '0');

/** POP, then OLT, then ODP: a tree in which every site but a POP has a parent. Parents come before their children. */
export function createNetwork(geography: Geography, odpCount: number, random: Random): Network {
  const pops = popPlaces.map((place): Site => {
    const village = villageNamed(geography, place.district, place.village);
    const { code } = districtProfile(place.district);
    return {
      id: siteId(random),
      kind: 'pop',
      code: `POP ${code}`,
      name: `POP ${place.village}`,
      parentId: null,
      position: scatterInside(districtNamed(geography, place.district), village.centre, 120, random),
      district: place.district,
      village: village.name,
      capacity: null,
    };
  });
  const olts = pops.flatMap((pop, index) => terminalsOf(pop, popPlaces[index]?.terminals ?? 1, random));
  return { pops, olts, odps: createDistributionPoints(geography, olts, odpCount, random) };
}

const terminalsOf = (pop: Site, count: number, random: Random): Site[] =>
  Array.from({ length: count }, (_, index) => {
    const number = `${districtProfile(pop.district).code}-${numbered(index + 1, 2)}`;
    return {
      ...pop,
      id: siteId(random),
      kind: 'olt',
      code: `OLT ${number}`,
      name: `OLT ${number} ${random.pick(['ZTE C320', 'Huawei MA5608T', 'FiberHome AN5516'])}`,
      parentId: pop.id,
      capacity: random.pick([16, 16, 32]),
    };
  });

function createDistributionPoints(
  geography: Geography,
  olts: readonly Site[],
  count: number,
  random: Random,
): Site[] {
  const weights = geography.villages.map(
    (village) => [village, districtProfile(village.district).weight] as const,
  );
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const village = random.weighted(weights);
    const number = (numbers.get(village.district) ?? 0) + 1;
    numbers.set(village.district, number);
    const position = scatterInside(
      districtNamed(geography, village.district),
      village.centre,
      spreadOf(village),
      random,
    );
    const code = `KRW-${districtProfile(village.district).code}-${numbered(number, 3)}`;
    return {
      id: siteId(random),
      kind: 'odp',
      code,
      name: `ODP ${village.name} ${numbered(number, 3)}`,
      parentId: nearestTerminal(olts, position, random).id,
      position,
      district: village.district,
      village: village.name,
      capacity: random.chance(0.6) ? 8 : 16,
    };
  });
}

/** Houses gather along roads near the centre: a third of the radius of a circle as large as the village. */
const spreadOf = (village: Village): number =>
  Math.min(900, Math.max(180, Math.sqrt(village.areaKm2 / Math.PI) * 350));

/** The nearest building; where it holds two terminals, either. */
function nearestTerminal(olts: readonly Site[], position: Position, random: Random): Site {
  const nearestMetres = Math.min(...olts.map((olt) => distanceMetres(olt.position, position)));
  return random.pick(olts.filter((olt) => distanceMetres(olt.position, position) <= nearestMetres + 1));
}

function villageNamed(geography: Geography, district: string, name: string): Village {
  const village =
    geography.villages.find((candidate) => candidate.district === district && candidate.name === name) ??
    geography.villages.find((candidate) => candidate.district === district);
  if (!village) throw new Error(`No village in district ${district}`);
  return village;
}
