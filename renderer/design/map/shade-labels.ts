import type { BaseDistrict } from './base-map.ts';
import { labelAttempts } from './label-placement.ts';
import type { LayoutInput } from './layout-model.ts';
import { type DistrictShade, RANKS } from './map-model.ts';

interface CountedAttempt {
  readonly lines: readonly string[];
  readonly overhang: number;
  readonly isCounted: boolean;
}

/** Undefined while the layer is off, too. */
export const shadeOf = ({ name }: BaseDistrict, { layers, scene }: LayoutInput): DistrictShade | undefined =>
  layers.shades ? scene.shades.get(name) : undefined;

/** The selected one, then the gravest: what there is no room for is what matters least. */
export function precedence(district: BaseDistrict, input: LayoutInput): number {
  if (district.name === input.highlight) return -1;
  const shade = shadeOf(district, input);
  return shade ? RANKS.indexOf(shade.rank) : RANKS.length;
}

/** A shade says its count below the name; alone, where there is no room for both or names would take that of other counts. */
export function shadeAttempts(district: BaseDistrict, input: LayoutInput): readonly CountedAttempt[] {
  const names = labelAttempts(district.name).map((attempt) => ({ ...attempt, isCounted: false }));
  const shade = shadeOf(district, input);
  if (!shade) return names;
  const count = `${input.labels.ranks[shade.rank]} ${shade.count}`;
  const alone = { lines: [count], overhang: COUNT_OVERHANG, isCounted: true };
  if (input.lettered && district.name !== input.highlight) return [alone];
  return [
    ...names.map(({ lines, overhang }) => ({ lines: [...lines, count], overhang, isCounted: true })),
    alone,
  ];
}

/** Share of its width by which a count may leave its district on either side. */
const COUNT_OVERHANG = 0.3;
