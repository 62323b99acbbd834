import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { ChoiceList } from '../../design/ChoiceList.tsx';
import { SelectField } from '../../design/fields.tsx';
import { useEntityPaced, useRoom } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import {
  type AvailabilityDraft,
  availabilityKinds,
  breakLengths,
  draftOf,
  possibleEnds,
  shiftEnd,
  toAvailability,
} from './availability-draft.ts';
import { availabilitySentence } from './availability-sentence.ts';

type AvailabilityDialogProps = { readonly technicianId: string | null; readonly onClose: () => void };

/** Says that somebody comes to work, rests or goes: for when they cannot say so themselves. */
export function AvailabilityDialog({ technicianId, onClose }: AvailabilityDialogProps) {
  const { t } = useTranslation();
  const { rows, clock, offer } = useRoom();
  useEntityPaced('technicians', 1000);
  const [chosenId, setChosenId] = useState(technicianId);
  const [draft, setDraft] = useState<AvailabilityDraft | null>(() => draftFor(technicianId));
  const technician = chosenId ? (rows.technicians.get(chosenId) ?? null) : null;

  function draftFor(id: string | null): AvailabilityDraft | null {
    const known = id ? rows.technicians.get(id) : undefined;
    return known ? draftOf(known.availability, clock.now()) : null;
  }
  const choose = (id: string) => {
    setChosenId(id);
    setDraft(draftFor(id));
  };
  const send = (id: CommandId) => {
    if (!technician || !draft) return null;
    const availability = toAvailability(draft, technician.availability, clock.now());
    return offer('technician.set-availability', { technicianId: technician.id, availability }, id);
  };
  return (
    <DialogForm
      title={t('availability.title')}
      submitLabel={t('availability.submit')}
      canSubmit={technician !== null && draft !== null}
      onSubmit={send}
      onClose={onClose}
    >
      <SelectField
        label={t('facet.technician')}
        value={chosenId}
        onChange={choose}
        searchable
        nothing={t('finder.nothing')}
        autoFocus={technicianId === null}
        options={[...rows.technicians.values()]
          .map(({ id, name }) => ({ value: id as string, label: name }))
          .sort((a, b) => a.label.localeCompare(b.label))}
      />
      {technician && draft && (
        <DraftFields
          technician={technician}
          draft={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
      )}
    </DialogForm>
  );
}

type DraftFieldsProps = {
  readonly technician: Technician;
  readonly draft: AvailabilityDraft;
  readonly onChange: (part: Partial<AvailabilityDraft>) => void;
};

function DraftFields({ technician, draft, onChange }: DraftFieldsProps) {
  const { t } = useTranslation();
  const { clock, tickets } = useRoom();
  const format = useFormat();
  const now = clock.now();
  const { availability } = technician;
  const held = tickets.counts.loadOf(technician.id);
  const leaves = draft.kind === 'off-shift' || draft.kind === 'on-leave';
  return (
    <>
      <p>
        {t('availability.now', { state: availabilitySentence(availability, now, { t, format }) })}
        {leaves && held > 0 && <b> {t('availability.holds', { count: held })}</b>}
      </p>
      <ChoiceList
        label={t('availability.new')}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={availabilityKinds.map((value) => ({
          value,
          label: t(`availability.kind.${value}`),
          disabled: value === 'on-break' && shiftEnd(availability, now) === null,
        }))}
      />
      {draft.kind === 'on-shift' && (
        <SelectField
          label={t('availability.until')}
          value={String(draft.until)}
          onChange={(until) => onChange({ until: instant(Number(until)) })}
          options={possibleEnds(availability, now).map((end) => ({
            value: String(end),
            label: format.moment(end, now),
          }))}
        />
      )}
      {draft.kind === 'on-break' && (
        <SelectField
          label={t('availability.length')}
          value={String(draft.breakMinutes)}
          onChange={(minutes) => onChange({ breakMinutes: Number(minutes) })}
          options={breakLengths.map((minutes) => ({
            value: String(minutes),
            label: t('availability.minutes', { count: minutes }),
          }))}
        />
      )}
    </>
  );
}
