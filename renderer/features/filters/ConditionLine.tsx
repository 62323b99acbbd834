import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  ChoiceCondition,
  FilterCondition,
  NumberCondition,
  TextCondition,
} from '../../../shared/domain/filters/ticket-filter.ts';
import { SelectField, TextField } from '../../design/fields.tsx';
import type { ReadableRows } from '../../live/live-rows.ts';
import { useRoom } from '../../live/room-context.tsx';
import { type FilterField, filterFields, fixedValues, newCondition } from './filter-fields.ts';

type ConditionProps<Condition> = {
  readonly condition: Condition;
  readonly onChange: (condition: FilterCondition) => void;
};

/** One question: a field, how it is compared, and with what. */
export function ConditionLine({ condition, onChange }: ConditionProps<FilterCondition>) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField<FilterField>
        label={t('filters.field')}
        value={condition.field}
        searchable
        options={filterFields.map((value) => ({ value, label: t(`filters.fields.${value}`) }))}
        onChange={(field) => onChange(newCondition(field))}
      />
      <Comparison condition={condition} onChange={onChange} />
    </>
  );
}

function Comparison({ condition, onChange }: ConditionProps<FilterCondition>) {
  const { t } = useTranslation();
  switch (condition.kind) {
    case 'choice':
      return <Choice condition={condition} onChange={onChange} />;
    case 'text':
      return <Words condition={condition} onChange={onChange} />;
    case 'number':
      return <Figure condition={condition} onChange={onChange} />;
    case 'fact':
      return (
        <SelectField
          label={t('filters.value')}
          value={condition.is ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`filters.${value}`) }))}
          onChange={(value) => onChange({ ...condition, is: value === 'yes' })}
        />
      );
  }
}

function Choice({ condition, onChange }: ConditionProps<ChoiceCondition>) {
  const { t } = useTranslation();
  const options = useValues(condition.field);
  return (
    <>
      <SelectField
        label={t('filters.comparison')}
        value={condition.operator}
        options={(['is-any-of', 'is-none-of'] as const).map((value) => ({
          value,
          label: t(`filters.operators.${value}`),
        }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      <MultiSelect
        label={t('filters.value')}
        value={condition.values as string[]}
        data={[...options]}
        searchable
        maxValues={50}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(values) => onChange({ ...condition, values } as ChoiceCondition)}
      />
    </>
  );
}

/** Wherever there is a customer or a place of the network there may be a ticket tomorrow. */
function districtsOf({ tickets, sites, customers }: ReadableRows): readonly string[] {
  const districts = new Set<string>();
  for (const rows of [tickets, sites, customers])
    for (const { district } of rows.values()) if (district !== '') districts.add(district);
  return [...districts];
}

/** What a field can be, by this room's own rows where they say it. */
function useValues(field: ChoiceCondition['field']): readonly { value: string; label: string }[] {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const fixed = fixedValues[field];
  if (fixed) return fixed.values.map((value) => ({ value, label: t(`${fixed.words}.${value}` as string) }));
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
  if (field === 'district')
    return districtsOf(rows)
      .map((value) => ({ value, label: value }))
      .sort(byLabel);
  const named =
    field === 'technician'
      ? [...rows.technicians.values()].map(({ id, name }) => ({ value: id as string, label: name }))
      : [...rows.sites.values()].map(({ id, code }) => ({ value: id as string, label: code }));
  return named.sort(byLabel);
}

function Words({ condition, onChange }: ConditionProps<TextCondition>) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('filters.comparison')}
        value={condition.operator}
        options={(['contains', 'does-not-contain'] as const).map((value) => ({
          value,
          label: t(`filters.operators.${value}`),
        }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      <TextField
        label={t('filters.value')}
        value={condition.text}
        maxLength={200}
        onChange={(text) => onChange({ ...condition, text })}
      />
    </>
  );
}

function Figure({ condition, onChange }: ConditionProps<NumberCondition>) {
  const { t } = useTranslation();
  const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
  return (
    <>
      <SelectField
        label={t('filters.comparison')}
        value={condition.operator}
        options={(['at-least', 'at-most'] as const).map((value) => ({
          value,
          label: t(`filters.operators.${value}`),
        }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      <TextField
        label={t('filters.value')}
        value={Number.isNaN(condition.value) ? '' : String(condition.value)}
        onChange={(text) => onChange({ ...condition, value: toNumber(text) })}
      />
    </>
  );
}
