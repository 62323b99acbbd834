import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesFilter } from '../../../shared/domain/filters/matches-filter.ts';
import type { FilterGroup } from '../../../shared/domain/filters/ticket-filter.ts';
import { TextField } from '../../design/fields.tsx';
import { filterSubject } from '../../live/filter-subject.ts';
import { useEntity, useRoom } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { useMay, usePrincipal } from '../../shell/session.tsx';
import './filters.css';
import { isComplete } from './filter-fields.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { useFilterDraft } from './use-filter-draft.ts';

type FiltersDialogProps = { readonly onClose: () => void };

/** The room's saved questions, and one of them being written. Queues, maps and counters can be asked them. */
export function FiltersDialog({ onClose }: FiltersDialogProps) {
  const { t } = useTranslation();
  const { rows, offer, submit } = useRoom();
  const may = useMay();
  useEntity('filters');
  const saved = [...rows.filters.values()].sort((a, b) => a.name.localeCompare(b.name));
  const { draft, copyOf, change, choose, beginAnew } = useFilterDraft();
  const remove = () => {
    submit('filter.remove', { filterId: draft.filterId, baseVersion: draft.baseVersion });
    beginAnew();
  };
  return (
    <DialogForm
      title={t('filters.title')}
      width="92rem"
      submitLabel={t(copyOf ? 'boardEditor.saveCopy' : 'filters.save')}
      canSubmit={may('filter.save') && draft.name.trim() !== '' && isComplete(draft.expression)}
      onSubmit={(id) => offer('filter.save', { ...draft, name: draft.name.trim() }, id)}
      onClose={onClose}
    >
      <div className="filters">
        <nav className="filters-list" aria-label={t('filters.saved')}>
          <button type="button" aria-pressed={draft.baseVersion === 0 && !copyOf} onClick={beginAnew}>
            + {t('filters.new')}
          </button>
          {saved.map((filter) => (
            <button
              key={filter.id}
              type="button"
              className="ellipsis"
              aria-pressed={(copyOf ?? draft.filterId) === filter.id}
              onClick={() => choose(filter)}
            >
              {filter.name}
            </button>
          ))}
        </nav>
        <div className="filters-draft">
          <div className="filters-name">
            <TextField
              label={t('filters.name')}
              value={draft.name}
              maxLength={80}
              autoFocus
              onChange={(name) => change({ name })}
            />
            <Checkbox
              label={t('filters.shared')}
              checked={draft.shared}
              onChange={(event) => change({ shared: event.currentTarget.checked })}
            />
            {draft.baseVersion > 0 && may('filter.remove') && (
              <button type="button" className="button" onClick={remove}>
                {t('filters.remove')}
              </button>
            )}
          </div>
          {copyOf && <p className="ink-3">{t('filters.makesCopy')}</p>}
          <GroupEditor group={draft.expression} onChange={(expression) => change({ expression })} />
          <Matches expression={draft.expression} />
        </div>
      </div>
    </DialogForm>
  );
}

/** How many tickets of this desk it finds now: a filter that finds nothing, or everything, is noticed before it is kept. */
function Matches({ expression }: { readonly expression: FilterGroup }) {
  const { t } = useTranslation();
  const { tickets, rows, clock } = useRoom();
  const { accountId } = usePrincipal();
  const format = useFormat();
  const count = useMemo(() => {
    if (!isComplete(expression)) return null;
    const asking = { now: clock.now(), me: accountId };
    let found = 0;
    for (const facts of tickets.facts.values())
      if (matchesFilter(expression, filterSubject(facts, rows, asking))) found += 1;
    return found;
  }, [expression, tickets, rows, clock, accountId]);
  return (
    <p className="filters-matches" role="status">
      {count === null ? t('filters.incomplete') : t('filters.finds', { count, shown: format.count(count) })}
    </p>
  );
}
