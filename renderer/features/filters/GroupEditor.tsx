import { useTranslation } from 'react-i18next';
import type { FilterGroup, FilterNode } from '../../../shared/domain/filters/ticket-filter.ts';
import { SelectField } from '../../design/fields.tsx';
import { ConditionLine } from './ConditionLine.tsx';
import { newCondition } from './filter-fields.ts';

/** Groups may stand in groups so deep; deeper ones nobody reads. */
const deepest = 3;

type GroupEditorProps = {
  readonly group: FilterGroup;
  readonly onChange: (group: FilterGroup) => void;
  readonly depth?: number;
};

/** Questions that all, any or none of must hold; a question may be a group again. */
export function GroupEditor({ group, onChange, depth = 0 }: GroupEditorProps) {
  const { t } = useTranslation();
  const replace = (place: number, node: FilterNode | null) =>
    onChange({ ...group, of: group.of.flatMap((old, index) => (index === place ? (node ?? []) : old)) });
  const add = (node: FilterNode) => onChange({ ...group, of: [...group.of, node] });
  return (
    <fieldset className="filter-group">
      <legend className="visually-hidden">{t('filters.group')}</legend>
      <SelectField
        label={t('filters.match')}
        value={group.match}
        options={(['all', 'any', 'none'] as const).map((value) => ({
          value,
          label: t(`filters.matches.${value}`),
        }))}
        onChange={(match) => onChange({ ...group, match })}
      />
      <ul>
        {group.of.map((node, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place; two may be the same
          <li key={place} className="filter-line">
            {node.kind === 'group' ? (
              <GroupEditor group={node} depth={depth + 1} onChange={(next) => replace(place, next)} />
            ) : (
              <ConditionLine condition={node} onChange={(next) => replace(place, next)} />
            )}
            <button
              type="button"
              className="filter-remove"
              aria-label={t('filters.removeLine')}
              onClick={() => replace(place, null)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="filter-adds">
        <button type="button" className="button" onClick={() => add(newCondition('priority'))}>
          {t('filters.addCondition')}
        </button>
        {depth < deepest && (
          <button
            type="button"
            className="button"
            onClick={() => add({ kind: 'group', match: 'any', of: [newCondition('priority')] })}
          >
            {t('filters.addGroup')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
