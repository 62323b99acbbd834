import type { ServiceTier } from '../../../shared/domain/sla/sla-policy.ts';
import type { Village } from '../geography/geography.ts';
import { districtProfile } from '../network/district-profile.ts';
import type { Random } from '../random/random.ts';
import { homeAddress, parkAddress, streetAddress } from '../texts/addresses.ts';
import {
  bankName,
  factoryName,
  hospitalNames,
  institutionName,
  smallBusinessName,
} from '../texts/business-names.ts';
import { householderName } from '../texts/person-names.ts';

type CustomerIdentity = {
  readonly tier: ServiceTier;
  readonly name: string;
  readonly address: string;
};

/** Villages whose factories lie in an industrial park: the south of the regency along the toll road. */
const parkDistricts = new Set([
  'Telukjambe Timur',
  'Telukjambe Barat',
  'Ciampel',
  'Klari',
  'Cikampek',
  'Purwasari',
]);

const kinds = [
  ['home', 872],
  ['shop', 38],
  ['lodging', 16],
  ['cafe', 14],
  ['workshop', 10],
  ['school', 12],
  ['clinic', 7],
  ['mosque', 6],
  ['internet', 5],
  ['office', 4],
  ['factory', 9],
  ['bank', 5],
  ['institution', 2],
] as const;

export function createIdentity(village: Village, serial: number, random: Random): CustomerIdentity {
  const { isUrban } = districtProfile(village.district);
  const hospital = hospitalNames[serial];
  if (hospital) return { tier: 'corporate', name: hospital, address: streetAddress(random, true) };
  const kind = random.weighted(kinds);
  const street = () => streetAddress(random, isUrban);
  switch (kind) {
    case 'home':
      return { tier: 'home', name: householderName(random), address: homeAddress(random, isUrban) };
    case 'factory':
      return parkDistricts.has(village.district)
        ? { tier: 'corporate', name: factoryName(random), address: parkAddress(random) }
        : { tier: 'business', name: `UD ${factoryName(random).slice(3)}`, address: street() };
    case 'bank':
      return { tier: 'corporate', name: bankName(random, village.name), address: street() };
    case 'institution':
      return { tier: 'corporate', name: institutionName(random), address: street() };
    default: {
      const name = smallBusinessName[kind]?.(random, village.name) ?? householderName(random);
      return { tier: 'business', name, address: street() };
    }
  }
}
