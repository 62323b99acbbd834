import { useTranslation } from 'react-i18next';
import { LongTextField, SelectField } from '../../design/fields.tsx';

const lengths = [60, 240, 720, 1440] as const;

type DismissFieldsProps = {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
};

/** Why it is none, and for how long nobody is asked again. */
export function DismissFields({ reason, onReason, minutes, onMinutes }: DismissFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="outage-fields">
      <LongTextField
        label={t('outage.reason')}
        value={reason}
        onChange={onReason}
        rows={2}
        maxLength={500}
        autoFocus
      />
      <SelectField
        label={t('outage.quietFor')}
        value={String(minutes)}
        onChange={(chosen) => onMinutes(Number(chosen))}
        options={lengths.map((length) => ({
          value: String(length),
          label: t('boardTile.length.hours', { count: length / 60 }),
        }))}
      />
    </div>
  );
}
