import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Part } from '../../../../shared/domain/dispatch/part.ts';
import { sumOfParts } from '../../../../shared/domain/routing/part-counts.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat, usePreferences } from '../../../shell/preferences.tsx';
import { plateOf } from '../map/map-routes.ts';

type VanTableProps = {
  readonly routes: readonly RouteView[];
  readonly parts: readonly Part[];
  /** The row the form is about. */
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
  readonly onEdit: () => void;
};

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Technicians down, parts across; one row has the focus. */
export function VanTable({ routes, parts, chosen, onChoose, onEdit }: VanTableProps) {
  const { t } = useTranslation();
  const { language } = usePreferences().preferences;
  const table = useRef<HTMLTableElement>(null);
  const isOpened = useRef(false);
  useEffect(() => {
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${chosen}"]`);
    // The dialog itself gives the first focus.
    if (isOpened.current) row?.focus();
    else row?.scrollIntoView({ block: 'center' });
    isOpened.current = true;
  }, [chosen]);
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) onChoose(Math.max(0, Math.min(routes.length - 1, chosen + step)));
    else if (event.key === 'Enter') onEdit();
    else return;
    event.preventDefault();
  };
  return (
    <div className="van-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through row by row
        role="grid"
        className="van-table num"
        aria-label={t('dispatch.vans.title')}
        onKeyDown={press}
      >
        <thead>
          <tr>
            <th scope="col">{t('dispatch.vans.technician')}</th>
            {parts.map(({ id, names, unit }) => (
              <th key={id} scope="col" className="van-count">
                <span className="part-name">{names[language]}</span>
                {unit === 'metre' && ', m'}
              </th>
            ))}
            <th scope="col">{t('dispatch.vans.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {routes.map((route, row) => (
            <VanRow
              key={route.technicianId}
              route={route}
              parts={parts}
              row={row}
              isChosen={row === chosen}
              onChoose={() => onChoose(row)}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type VanRowProps = {
  readonly route: RouteView;
  readonly parts: readonly Part[];
  readonly row: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
};

function VanRow({ route, parts, row, isChosen, onChoose, onEdit }: VanRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, clock } = useRoom();
  const { number, name, stock, onVan, stops } = route;
  const counted = rows.vans.get(route.technicianId)?.stock?.countedAt ?? null;
  const needed = sumOfParts(stops.filter(({ state }) => state === 'ahead').map((stop) => stop.parts));
  return (
    <tr
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      data-autofocus={isChosen || undefined}
      data-row={row}
      onClick={onChoose}
      onDoubleClick={onEdit}
    >
      <th scope="row">
        <span className="van-plate">{plateOf(number)}</span> {name}
      </th>
      {parts.map(({ id }) => (
        <PartCell
          key={id}
          onVan={onVan && (onVan[id] ?? 0)}
          left={stock?.[id] ?? 0}
          needed={needed[id] ?? 0}
        />
      ))}
      <td className="van-counted">
        {counted === null ? t('dispatch.vans.never') : format.moment(counted, clock.now())}
      </td>
    </tr>
  );
}

type PartCellProps = {
  /** Null for a van nobody has counted. */
  readonly onVan: number | null;
  /** Of it for the day's route: the days before take theirs first. */
  readonly left: number;
  readonly needed: number;
};

function PartCell({ onVan, left, needed }: PartCellProps) {
  const { t } = useTranslation();
  const { count } = useFormat();
  if (onVan === null) return <td className="van-count" />;
  const isWanting = needed > left;
  const words = [
    t('dispatch.vans.needs', { amount: count(needed) }),
    ...(left < onVan ? [t('dispatch.vans.takenBefore', { amount: count(left) })] : []),
  ];
  return (
    <td
      className="van-count"
      data-wanting={isWanting || undefined}
      title={isWanting ? words.join('; ') : undefined}
    >
      {onVan === 0 ? '–' : count(onVan)}
    </td>
  );
}
