// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { useTranslation } from 'react-i18next';
import type { LayoutClass } from '../../../design/type-scale.ts';
import { roomOrder } from '../../../live/queue-order.ts';
import { useIntent } from '../../../shell/intent.ts';
import { gridTemplate, queueColumns } from './columns.ts';

const arrows = { ascending: '↑', descending: '↓' } as const;

/** The column names; pressing one sorts by it, a third press returns to the order of the room. */
export function QueueHeader({ layout }: { readonly layout: LayoutClass }) {
  const { t } = useTranslation();
  const sort = useIntent((intent) => intent.sort);
  const sortBy = useIntent((intent) => intent.sortBy);
  return (
    <div
      role="row"
      className="queue-header"
      aria-rowindex={1}
      style={{ gridTemplateColumns: gridTemplate(layout) }}
    >
      {queueColumns[layout].map(({ name, sort: column }) => {
        const active = column !== null && column === (sort === roomOrder ? 'sla' : sort.column);
        return (
          <div
            role="columnheader"
            key={name}
            className={`cell-${name}`}
            aria-sort={active ? sort.direction : undefined}
          >
            {column === null ? (
              t(`column.${name}`)
            ) : (
              <button
                type="button"
                data-active={active || undefined}
                onClick={() => sortBy(column)}
                aria-label={t(`column.${name}`)}
              >
                {name === 'severity' ? '' : t(`column.${name}`)}
                {active && sort !== roomOrder && <span aria-hidden="true"> {arrows[sort.direction]}</span>}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
