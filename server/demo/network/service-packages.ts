import type { ServicePackage } from '../../../shared/contracts/shapes.ts';
import type { ServiceTier } from '../../../shared/domain/sla/sla-policy.ts';
import type { PackageId } from '../../../shared/kernel/ids.ts';
import type { Random } from '../random/random.ts';

const offers: readonly (readonly [
  code: string,
  name: string,
  tier: ServiceTier,
  mbps: number,
  rupiah: number,
])[] = [
  ['HS20', 'Home Silver 20', 'home', 20, 199_000],
  ['HS30', 'Home Silver 30', 'home', 30, 235_000],
  ['HG50', 'Home Gold 50', 'home', 50, 289_000],
  ['HP75', 'Home Platinum 75', 'home', 75, 359_000],
  ['HP100', 'Home Platinum 100', 'home', 100, 425_000],
  ['BS50', 'Bisnis 50', 'business', 50, 549_000],
  ['BS100', 'Bisnis 100', 'business', 100, 890_000],
  ['BS200', 'Bisnis 200', 'business', 200, 1_650_000],
  ['ME100', 'Metro-E 100', 'corporate', 100, 6_500_000],
  ['ME200', 'Metro-E 200', 'corporate', 200, 11_250_000],
  ['DI500', 'Dedicated Internet 500', 'corporate', 500, 24_500_000],
  ['ME1000', 'Metro-E 1000', 'corporate', 1000, 38_000_000],
];

/** Packages are as old as the company, which opened in 2024. */
const companyOpened = Date.UTC(2024, 9, 1);

export const createServicePackages = (random: Random): readonly ServicePackage[] =>
  offers.map(([code, name, tier, mbps, monthlyPrice]) => ({
    id: random.uuid(companyOpened) as PackageId,
    code,
    name,
    tier,
    mbps,
    monthlyPrice,
  }));

const popularity: Readonly<Record<string, number>> = {
  HS20: 34,
  HS30: 26,
  HG50: 24,
  HP75: 9,
  HP100: 7,
  BS50: 55,
  BS100: 32,
  BS200: 13,
  ME100: 46,
  ME200: 34,
  DI500: 12,
  ME1000: 8,
};

export const pickPackage = (
  packages: readonly ServicePackage[],
  tier: ServiceTier,
  random: Random,
): ServicePackage =>
  random.weighted(
    packages.filter((offer) => offer.tier === tier).map((offer) => [offer, popularity[offer.code] ?? 1]),
  );
