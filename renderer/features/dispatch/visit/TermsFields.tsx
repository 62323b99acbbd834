import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { UsualMinutes } from '../../../../shared/domain/dispatch/usual-minutes.ts';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import {
  certificateSchema,
  type Skill,
  tradeSchema,
} from '../../../../shared/domain/technicians/technician.ts';
import type { TicketKind } from '../../../../shared/domain/tickets/ticket.ts';
import { PartFields } from './PartFields.tsx';
import { isClockOrNone, type TermsDraft } from './terms-draft.ts';

type TermsFieldsProps = {
  readonly draft: TermsDraft;
  readonly technicians: readonly Pick<RouteView, 'technicianId' | 'name' | 'number'>[];
  readonly usual: UsualMinutes[TicketKind];
  readonly usualParts: PartCounts;
  /** Of its kind: they cannot be said away. */
  readonly requiredSkills: readonly Skill[];
  readonly mayChange: boolean;
  readonly onChange: (part: Partial<TermsDraft>) => void;
};

/** What may be said about a visit. */
export function TermsFields({
  draft,
  technicians,
  usual,
  usualParts,
  requiredSkills,
  mayChange,
  onChange,
}: TermsFieldsProps) {
  const { t } = useTranslation();
  const { skills } = draft;
  const usualId = useId();
  const startFaultId = useId();
  const isStartRead = isClockOrNone(draft.lockedStart);
  return (
    <fieldset className="visit-terms" disabled={!mayChange}>
      <legend className="visually-hidden">{t('dispatch.visit.terms')}</legend>
      <label className="visit-field">
        {t('dispatch.visit.serviceMinutes')}
        <span id={usualId} className="small ink-3 num">
          {usual.visits > 0
            ? t('dispatch.visit.usual', { minutes: usual.minutes, count: usual.visits })
            : t('dispatch.visit.usualBelieved', { minutes: usual.minutes })}
        </span>
        <input
          type="number"
          min={5}
          max={720}
          step={5}
          required
          value={Number.isNaN(draft.serviceMinutes) ? '' : draft.serviceMinutes}
          aria-describedby={usualId}
          onChange={(event) => onChange({ serviceMinutes: event.currentTarget.valueAsNumber })}
        />
      </label>
      <label className="visit-field">
        {t('dispatch.visit.promisedFrom')}
        <input
          type="text"
          inputMode="numeric"
          placeholder="08.30"
          maxLength={5}
          value={draft.promisedFrom}
          onChange={(event) => onChange({ promisedFrom: event.currentTarget.value })}
        />
      </label>
      <label className="visit-field">
        {t('dispatch.visit.promisedTo')}
        <input
          type="text"
          inputMode="numeric"
          placeholder="08.30"
          maxLength={5}
          value={draft.promisedTo}
          onChange={(event) => onChange({ promisedTo: event.currentTarget.value })}
        />
      </label>
      <label className="visit-field">
        {t('dispatch.visit.lockedTo')}
        <select
          value={draft.technicianId}
          onChange={(event) => onChange({ technicianId: event.currentTarget.value })}
        >
          <option value="">{t('dispatch.visit.nobody')}</option>
          {technicians.map(({ technicianId, name, number }) => (
            <option key={technicianId} value={technicianId}>
              {number} {name}
            </option>
          ))}
        </select>
      </label>
      <label className="visit-check">
        <input
          type="checkbox"
          checked={draft.isOrderKept}
          onChange={(event) => onChange({ isOrderKept: event.currentTarget.checked })}
        />
        {t('dispatch.visit.keepOrder')}
      </label>
      <label className="visit-field">
        {t('dispatch.visit.lockedStart')}
        <input
          type="text"
          inputMode="numeric"
          placeholder={t('dispatch.visit.anyTime')}
          maxLength={5}
          value={draft.lockedStart}
          aria-invalid={!isStartRead}
          aria-describedby={isStartRead ? undefined : startFaultId}
          onChange={(event) => onChange({ lockedStart: event.currentTarget.value })}
        />
        {!isStartRead && (
          <span id={startFaultId} role="alert" className="visit-fault">
            {t('dispatch.visit.lockedStartFault')}
          </span>
        )}
      </label>
      {(['skills', 'certificates'] as const).map((group) => (
        <fieldset key={group} className="visit-skills">
          <legend>{t(`dispatch.visit.${group}`)}</legend>
          {(group === 'skills' ? tradeSchema : certificateSchema).options.map((skill) => (
            <label key={skill} className="visit-check">
              <input
                type="checkbox"
                checked={skills.includes(skill)}
                disabled={requiredSkills.includes(skill)}
                onChange={(event) =>
                  onChange({
                    skills: event.currentTarget.checked
                      ? [...skills, skill]
                      : skills.filter((other) => other !== skill),
                  })
                }
              />
              {t(`skill.${skill}`)}
            </label>
          ))}
        </fieldset>
      ))}
      <PartFields said={draft.parts} usual={usualParts} onChange={(parts) => onChange({ parts })} />
    </fieldset>
  );
}
