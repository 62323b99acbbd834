import type { TFunction } from 'i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { UnassignedExplanation } from '../../../../shared/domain/routing/changes/explain-unassigned.ts';
import { countOf, type PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { Format } from '../../../shell/format.ts';
import type { PartWords } from '../../../shell/part-words.ts';

type Saying = {
  readonly t: TFunction;
  readonly format: Format;
  readonly partWords: PartWords;
  readonly routes: readonly RouteView[];
};

/** The one constraint that keeps a visit from every route: what keeps it from most of them. */
export function bindingWords(
  { fault, binding, wanting }: TrayVisit,
  { t, partWords }: Pick<Saying, 't' | 'partWords'>,
): string {
  if (fault) return t(`dispatch.fault.${fault}`, { parts: partWords(wanting) });
  if (!binding) return t('dispatch.tray.notAsked');
  const because = mostFrequent(binding);
  if (!because) return t('dispatch.tray.nobodyWorks');
  return t(`dispatch.hindrance.${because}`, { parts: partWords(leastWanting(binding, because)) });
}

/** What would free it, at the least cost. */
export function releaseWords(
  { fault, binding, wanting }: TrayVisit,
  { t, format, partWords, routes }: Saying,
): string {
  if (fault) return t(`dispatch.release.${fault}`, { parts: partWords(wanting) });
  if (!binding) return t('dispatch.tray.ask');
  const [remedy] = binding.remedies;
  if (!remedy) return t('dispatch.remedy.none');
  const { shiftId, startsAt, cost } = remedy.place;
  const route = routes.find(({ technicianId }) => technicianId === shiftId);
  const hindrance = binding.hindrances.find((each) => each.shiftId === shiftId);
  return t(`dispatch.remedy.${remedy.kind}`, {
    name: route?.name.split(' ')[0] ?? '',
    time: format.time(startsAt * secondMs),
    cost: format.money(Math.round(cost / 1000) * 1000),
    parts: partWords(hindrance?.wanting ?? {}),
  });
}

type Because = UnassignedExplanation['hindrances'][number]['because'];

function mostFrequent({ hindrances }: UnassignedExplanation): Because | null {
  const counts = new Map<Because, number>();
  for (const { because } of hindrances) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Of the van that comes nearest to having the parts. */
const leastWanting = ({ hindrances }: UnassignedExplanation, because: Because): PartCounts =>
  hindrances
    .filter((each) => each.because === because)
    .map(({ wanting }) => wanting)
    .sort((a, b) => countOf(a) - countOf(b))[0] ?? {};
