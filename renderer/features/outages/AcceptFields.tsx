import { useTranslation } from 'react-i18next';
import { type Priority, prioritySchema } from '../../../shared/domain/sla/sla-policy.ts';
import { SelectField, TextField } from '../../design/fields.tsx';

type AcceptFieldsProps = {
  readonly title: string;
  readonly onTitle: (title: string) => void;
  readonly priority: Priority;
  readonly onPriority: (priority: Priority) => void;
};

/** How the outage's own ticket begins. */
export function AcceptFields({ title, onTitle, priority, onPriority }: AcceptFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="outage-fields">
        <TextField label={t('outage.itsTitle')} value={title} onChange={onTitle} maxLength={200} />
        <SelectField
          label={t('column.severity')}
          value={priority}
          onChange={onPriority}
          options={prioritySchema.options
            .toReversed()
            .map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </div>
      <p className="small ink-3">{t('outage.consequence')}</p>
    </>
  );
}
