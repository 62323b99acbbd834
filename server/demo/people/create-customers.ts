import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { CustomerId } from '../../../shared/kernel/ids.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import { districtNamed, type Geography, scatterInside, type Village } from '../geography/geography.ts';
import { districtProfile } from '../network/district-profile.ts';
import { pickPackage } from '../network/service-packages.ts';
import type { Random } from '../random/random.ts';
import { demoPhone } from '../texts/person-names.ts';
import { localIsoDate } from '../time/jakarta.ts';
import { createIdentity } from './customer-kinds.ts';

type Surroundings = {
  readonly geography: Geography;
  readonly odps: readonly Site[];
  readonly packages: readonly ServicePackage[];
  readonly now: Instant;
  /** The company's age: nobody has been a customer for longer. */
  readonly ageDays: number;
};

/** Customers in the order they joined. Each has a port of its own on an ODP nearby. */
export function createCustomers(
  count: number,
  surroundings: Surroundings,
  random: Random,
): readonly Customer[] {
  const ports = freePorts(surroundings.odps, random);
  if (ports.length < count) throw new Error(`${ports.length} ports are too few for ${count} customers`);
  return Array.from({ length: count }, (_, index) => {
    const port = ports[index];
    if (!port) throw new Error('A customer without a port');
    return createCustomer({ ...surroundings, ...port, index, count }, random);
  });
}

type Port = { readonly odp: Site; readonly port: number };

const freePorts = (odps: readonly Site[], random: Random): readonly Port[] =>
  random.shuffled(
    odps.flatMap((odp) =>
      Array.from({ length: odp.capacity ?? 0 }, (_, index) => ({ odp, port: index + 1 })),
    ),
  );

function createCustomer(
  place: Surroundings & Port & { readonly index: number; readonly count: number },
  random: Random,
): Customer {
  const { geography, odp, port, index } = place;
  const joinedAt = joinedAtOf(place, random);
  const village = geography.villages.find(
    (candidate) => candidate.name === odp.village && candidate.district === odp.district,
  ) as Village;
  const identity = createIdentity(village, index, random);
  return {
    id: random.uuid(joinedAt) as CustomerId,
    number: `${districtProfile(odp.district).code}${String(index + 1).padStart(6, '0')}`,
    name: identity.name,
    phone: demoPhone(index),
    address: `${identity.address}, Desa ${odp.village}, Kec. ${odp.district}`,
    village: odp.village,
    district: odp.district,
    position: scatterInside(districtNamed(geography, odp.district), odp.position, 90, random),
    siteId: odp.id,
    port,
    packageId: pickPackage(place.packages, identity.tier, random).id,
    since: localIsoDate(joinedAt),
  };
}

/** The company began with an eighth of today's customers and grew steadily: the joining order is the index. */
function joinedAtOf(
  { now, ageDays, index, count }: Surroundings & { readonly index: number; readonly count: number },
  random: Random,
): number {
  const share = (index + random.next()) / count;
  const founders = 0.125;
  const daysAgo = ageDays * (share < founders ? 1 : Math.log(1 / share) / Math.log(1 / founders));
  return now - Math.max(1, daysAgo) * dayMs;
}
