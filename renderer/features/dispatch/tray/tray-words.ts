import type { TFunction } from 'i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { UnassignedExplanation } from '../../../../shared/domain/routing/changes/explain-unassigned.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { Format } from '../../../shell/format.ts';

type Saying = { readonly t: TFunction; readonly format: Format; readonly routes: readonly RouteView[] };

/** The one constraint that keeps a visit from every route: what keeps it from most of them. */
export function bindingWords({ fault, binding }: TrayVisit, { t }: Pick<Saying, 't'>): string {
  if (fault) return t(`dispatch.fault.${fault}`);
  if (!binding) return t('dispatch.tray.notAsked');
  const because = mostFrequent(binding);
  return because ? t(`dispatch.hindrance.${because}`) : t('dispatch.tray.nobodyWorks');
}

/** What would free it, at the least cost. */
export function releaseWords({ fault, binding }: TrayVisit, { t, format, routes }: Saying): string {
  if (fault) return t(`dispatch.release.${fault}`);
  if (!binding) return t('dispatch.tray.ask');
  const [remedy] = binding.remedies;
  if (!remedy) return t('dispatch.remedy.none');
  const { shiftId, startsAt, cost } = remedy.place;
  const route = routes.find(({ technicianId }) => technicianId === shiftId);
  return t(`dispatch.remedy.${remedy.kind}`, {
    name: route?.name.split(' ')[0] ?? '',
    time: format.time(startsAt * secondMs),
    cost: format.money(Math.round(cost / 1000) * 1000),
  });
}

function mostFrequent({ hindrances }: UnassignedExplanation) {
  const counts = new Map<(typeof hindrances)[number]['because'], number>();
  for (const { because } of hindrances) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
