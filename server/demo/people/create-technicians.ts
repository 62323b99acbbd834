import type { Technician, Trade } from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { districtNamed, type Geography, scatterInside } from '../geography/geography.ts';
import { districtProfile } from '../network/district-profile.ts';
import type { Random } from '../random/random.ts';
import { demoPhone, manName, womanName } from '../texts/person-names.ts';
import { plannedAvailability } from './shift-rotation.ts';

/** Telephone numbers of the crew begin after those of any number of demo customers. */
const firstPhone = 70_000;
const hiredFrom = Date.UTC(2024, 8, 1);

/**
 * The crew in the order of their ids, which is the order of the rota: whoever holds the rows can sort them and knows
 * each one's place in it.
 */
export function createTechnicians(
  crew: number,
  { geography, now }: { readonly geography: Geography; readonly now: Instant },
  random: Random,
): readonly Technician[] {
  const weights = geography.villages.map(
    (village) => [village, districtProfile(village.district).weight] as const,
  );
  const names = new Set<string>();
  return Array.from({ length: crew }, (_, index): Technician => {
    const village = random.weighted(weights);
    const technician = {
      id: random.uuid(hiredFrom + index) as TechnicianId,
      version: 1,
      name: nameNotIn(names, random),
      phone: demoPhone(firstPhone + index),
      skills: skillsOf(index, random),
      home: scatterInside(districtNamed(geography, village.district), village.centre, 400, random),
      availability: plannedAvailability({ index, crew }, now),
    };
    return { ...technician, team: teamNear(technician.home, geography) };
  });
}

/** Where teams have their stores; a team is called after its place. */
const teamPlaces = ['Karawang Barat', 'Telukjambe Timur', 'Cikampek', 'Rengasdengklok', 'Cilamaya Wetan'];

/** Everybody is in the team whose place is nearest to their home. */
function teamNear(home: Position, geography: Geography): string {
  const metres = (place: string) => distanceMetres(districtNamed(geography, place).centre, home);
  return teamPlaces.reduce((nearest, place) => (metres(place) < metres(nearest) ? place : nearest));
}

function nameNotIn(names: Set<string>, random: Random): string {
  for (;;) {
    const name = random.chance(0.07) ? womanName(random) : manName(random);
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

/** Neighbours in the rota share a shift, so rare skills go to every fourth and sixth: no shift is without them. */
function skillsOf(index: number, random: Random): Trade[] {
  const has: Record<Trade, boolean> = {
    splicing: index % 4 !== 2 || random.chance(0.4),
    ont: index % 5 !== 3 || random.chance(0.3),
    cabling: index % 5 !== 3 || random.chance(0.3),
    wireless: random.chance(0.25),
    'metro-ethernet': index % 4 === 0,
    olt: index % 6 === 0,
  };
  return (Object.keys(has) as Trade[]).filter((skill) => has[skill]);
}
