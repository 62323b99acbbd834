import type { TFunction } from 'i18next';
import type { DayView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import { toCsv } from '../../../../shared/kernel/csv.ts';
import type { Format } from '../../../shell/format.ts';
import type { PartWords } from '../../../shell/part-words.ts';
import type { Sheet } from './sheet-lines.ts';

const columns = [
  ...['technician', 'route', 'order', 'arrives', 'begins', 'ends', 'promise', 'lateMinutes'],
  ...['ticket', 'kind', 'priority', 'customer', 'phone', 'address', 'work', 'parts', 'latitude', 'longitude'],
] as const;

type Saying = { readonly t: TFunction; readonly format: Format; readonly partWords: PartWords };

/** The whole day, a stop a row, in the order it is driven; visits without a route at the end. */
export function dayCsv(
  { tray }: DayView,
  sheets: readonly Sheet[],
  { t, format, partWords }: Saying,
): string {
  const visit = (of: VisitView) => ({
    promise: of.promise ? `${format.time(of.promise.from)}–${format.time(of.promise.to)}` : '',
    ticket: of.number ?? '',
    kind: t(`kind.${of.kind}`),
    priority: t(`priority.${of.priority}`),
    work: of.title,
    parts: partWords(of.parts),
    latitude: of.position ? String(of.position.latitude) : '',
    longitude: of.position ? String(of.position.longitude) : '',
  });
  const routed = sheets.flatMap(({ route, lines }) =>
    lines.map(({ stop, customer, phone, address }) => ({
      ...visit(stop),
      ...{ technician: route.name, route: String(route.number), order: String(stop.order) },
      arrives: format.time(stop.arrivesAt),
      begins: format.time(stop.startsAt),
      ends: format.time(stop.endsAt),
      lateMinutes: String(Math.round(stop.lateSeconds / 60)),
      ...{ customer, phone, address },
    })),
  );
  const waiting = tray.map((of) => ({
    ...visit(of),
    technician: t('dispatch.map.unassigned'),
    customer: of.customerName ?? '',
    address: `${of.village}, ${of.district}`,
  }));
  const rows: readonly Readonly<Record<string, string>>[] = [...routed, ...waiting];
  return toCsv([
    columns.map((name) => t(`dispatch.sheet.column.${name}`)),
    ...rows.map((row) => columns.map((name) => row[name] ?? '')),
  ]);
}
