import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { longestRest, shortestRest } from '../../../../shared/domain/dispatch/day-terms.ts';
import { CertificateFields } from './CertificateFields.tsx';
import { DayEndField } from './DayEndField.tsx';
import { type DayTermsDraft, faultOf } from './day-terms-draft.ts';

type DayTermsFieldsProps = {
  readonly draft: DayTermsDraft;
  /** On which a certificate counts, or not. */
  readonly day: string;
  readonly mayChange: boolean;
  readonly onChange: (part: Partial<DayTermsDraft>) => void;
};

/** What the days of a technician keep to beside the shift. */
export function DayTermsFields({ draft, day, mayChange, onChange }: DayTermsFieldsProps) {
  const { t } = useTranslation();
  const faultId = useId();
  const fault = faultOf(draft);
  const field = (name: TypedName, hint: string) => ({
    name: t(`dispatch.vans.${name}`),
    hint,
    value: draft[name],
    faultId: fault && fieldsOf[fault].includes(name) ? faultId : null,
    onType: (text: string) => onChange({ [name]: text }),
  });
  return (
    <fieldset disabled={!mayChange} className="van-terms">
      <legend>{t('dispatch.vans.terms')}</legend>
      <DayEndField chosen={draft.dayEnd} onChoose={(dayEnd) => onChange({ dayEnd })} />
      <TypedField {...field('mostDriving', t('dispatch.vans.noLimit'))} />
      <TypedField {...field('restMinutes', t('dispatch.vans.usualRest'))} />
      <TypedField {...field('restFrom', '11.30')} />
      <TypedField {...field('restTo', '13.30')} />
      <CertificateFields
        held={draft.certificates}
        day={day}
        onChange={(certificates) => onChange({ certificates })}
      />
      <p id={faultId} role="alert" className="van-fault">
        {fault &&
          t(`dispatch.vans.fault.${fault}`, {
            shortest: shortestRest,
            longest: longestRest,
            minutes: draft.restMinutes.trim(),
          })}
      </p>
    </fieldset>
  );
}

type TypedName = 'mostDriving' | 'restMinutes' | 'restFrom' | 'restTo';

/** The fields a fault is about. */
const fieldsOf: Readonly<Record<NonNullable<ReturnType<typeof faultOf>>, readonly TypedName[]>> = {
  mostDriving: ['mostDriving'],
  restIncomplete: ['restMinutes', 'restFrom', 'restTo'],
  restMinutes: ['restMinutes'],
  restHours: ['restFrom', 'restTo'],
  validUntil: [],
};

type TypedFieldProps = {
  readonly name: string;
  /** What holds while nothing is written. */
  readonly hint: string;
  readonly value: string;
  /** Of the sentence that says what is wrong; null while nothing is. */
  readonly faultId: string | null;
  readonly onType: (text: string) => void;
};

const TypedField = ({ name, hint, value, faultId, onType }: TypedFieldProps) => (
  <label>
    {name}
    <input
      type="text"
      inputMode="numeric"
      className="van-term"
      maxLength={5}
      placeholder={hint}
      value={value}
      aria-invalid={faultId !== null}
      aria-describedby={faultId ?? undefined}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  </label>
);
