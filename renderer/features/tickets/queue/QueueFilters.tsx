import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { prioritySchema } from '../../../../shared/domain/sla/sla-policy.ts';
import { ticketKindSchema, ticketStatuses } from '../../../../shared/domain/tickets/ticket.ts';
import { hourMs } from '../../../../shared/kernel/instant.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { hasFacets, noFacets } from '../../../live/queue-filter.ts';
import { useEntityPaced, useLinkStatus, useRoom } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import { AgeFacet, FacetMenu } from './FacetMenu.tsx';
import { SavedFilterMenu } from './SavedFilterMenu.tsx';

const ages = [1, 4, 12, 24].map((hours) => hours * hourMs);

/** Facets that narrow the queue, each with the values in use, and the room's tickets by severity. */
export function QueueFilters() {
  const { t } = useTranslation();
  const { rows, tickets } = useRoom();
  const filter = useIntent((intent) => intent.filter);
  const setFilter = useIntent((intent) => intent.setFilter);
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
  const options = <Value extends string>(values: readonly Value[], prefix: string) =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}` as string) }));

  return (
    <div className="queue-filters">
      <TextFilter />
      <SavedFilterMenu />
      <FacetMenu
        label={t('facet.district')}
        chosen={filter.districts}
        onChange={(districts) => setFilter({ districts })}
        options={() =>
          [...tickets.counts.byDistrict.keys()].map((value) => ({ value, label: value || '—' })).sort(byName)
        }
      />
      <FacetMenu
        label={t('facet.priority')}
        chosen={filter.priorities}
        onChange={(priorities) => setFilter({ priorities })}
        options={() => options(prioritySchema.options.toReversed(), 'priority')}
      />
      <FacetMenu
        label={t('facet.status')}
        chosen={filter.statuses}
        onChange={(statuses) => setFilter({ statuses })}
        options={() => options(ticketStatuses, 'status')}
      />
      <FacetMenu
        label={t('facet.kind')}
        chosen={filter.kinds}
        onChange={(kinds) => setFilter({ kinds })}
        options={() => options(ticketKindSchema.options, 'kind')}
      />
      <FacetMenu
        label={t('facet.technician')}
        chosen={filter.technicianIds}
        onChange={(technicianIds) => setFilter({ technicianIds })}
        options={() =>
          [...rows.technicians.values()]
            .map(({ id, name }) => ({ value: id as string, label: name }))
            .sort(byName)
        }
      />
      <AgeFacet
        label={t('facet.age')}
        ages={ages}
        chosen={filter.minimumAgeMs}
        onChange={(minimumAgeMs) => setFilter({ minimumAgeMs })}
      />
      {hasFacets(filter) && (
        <button type="button" className="facet" data-clear onClick={() => setFilter(noFacets)}>
          {t('facet.clear')}
        </button>
      )}
      <SeverityCounts />
    </div>
  );
}

function TextFilter() {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const text = useIntent((intent) => intent.filter.text);
  const setFilter = useIntent((intent) => intent.setFilter);
  useShortcuts([{ id: 'queue.filter-text', enabled: true, run: () => field.current?.focus() }]);
  return (
    <label className="facet text-filter">
      <input
        ref={field}
        value={text}
        placeholder={t('facet.text')}
        aria-label={t('facet.text')}
        onChange={(event) => setFilter({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          if (event.key === 'Escape') setFilter({ text: '' });
          event.currentTarget.blur();
          event.preventDefault();
        }}
      />
      <Key id="queue.filter-text" />
    </label>
  );
}

function SeverityCounts() {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const format = useFormat();
  useEntityPaced('tickets', 250);
  const { phase } = useLinkStatus();
  if (phase === 'filling') return null;
  return (
    <ul className="severity-counts" aria-label={t('queue.bySeverity')}>
      {prioritySchema.options.toReversed().map((priority) => (
        <li key={priority}>
          <SeverityGlyph rank={priority} tinted={tickets.counts.byPriority[priority] > 0} />
          <b aria-hidden="true">{rankLetter[priority]}</b>
          <span className="visually-hidden">{t(`priority.${priority}`)}</span>
          <span className="num">{format.count(tickets.counts.byPriority[priority])}</span>
        </li>
      ))}
    </ul>
  );
}
