import { useTranslation } from 'react-i18next';
import { type Certificate, certificateSchema } from '../../../../shared/domain/technicians/technician.ts';
import { type DayTermsDraft, hasExpired } from './day-terms-draft.ts';

type Held = DayTermsDraft['certificates'];
type CertificateFieldsProps = {
  readonly held: Held;
  readonly day: string;
  readonly onChange: (held: Held) => void;
};

/** Which certificates are held, and until when each is valid. */
export function CertificateFields({ held, day, onChange }: CertificateFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="van-certificates">
      {certificateSchema.options.map((code) => {
        const name = t(`skill.${code}`);
        const validUntil = held[code];
        const isExpired = validUntil !== undefined && hasExpired(validUntil, day);
        return (
          <div key={code} data-expired={isExpired || undefined}>
            <label className="van-known">
              <input
                type="checkbox"
                checked={validUntil !== undefined}
                onChange={(event) =>
                  onChange(event.currentTarget.checked ? { ...held, [code]: '' } : without(held, code))
                }
              />
              {name}
            </label>
            {validUntil !== undefined && (
              <input
                type="date"
                aria-label={t('dispatch.vans.validUntil', { name })}
                value={validUntil}
                onChange={(event) => onChange({ ...held, [code]: event.currentTarget.value })}
              />
            )}
            {isExpired && <span>{t('dispatch.vans.expired')}</span>}
            {validUntil === '' && <span>{t('dispatch.vans.neverExpires')}</span>}
          </div>
        );
      })}
    </div>
  );
}

function without(held: Held, code: Certificate): Held {
  const { [code]: _, ...others } = held;
  return others;
}
