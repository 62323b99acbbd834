import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { workLimits } from '../../../../shared/domain/dispatch/work-hours.ts';
import { Button } from '../../../design/Button.tsx';
import { draftKinds, draftOf, type ShiftDraft, shiftOfDraft } from './shift-draft.ts';
import type { WeekCell } from './use-week-shifts.ts';

type ShiftEditorProps = {
  /** The shift the form begins with. */
  readonly cell: WeekCell;
  /** Whose and when, in words. */
  readonly about: string;
  readonly mayChange: boolean;
  readonly firstField: RefObject<HTMLSelectElement | null>;
  /** Null gives the usual shift back. */
  readonly onSet: (shift: DayShift | null) => void;
};

/** One shift for every cell that is chosen. */
export function ShiftEditor({ cell, about, mayChange, firstField, onSet }: ShiftEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ShiftDraft>(() => draftOf(cell.shift, cell.isSaid));
  const change = (part: Partial<ShiftDraft>) => setDraft((before) => ({ ...before, ...part }));
  const shift = shiftOfDraft(draft);
  return (
    <form
      className="shift-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (shift !== undefined) onSet(shift);
      }}
    >
      <p>{about}</p>
      <fieldset disabled={!mayChange}>
        <legend className="visually-hidden">{t('dispatch.shifts.edit')}</legend>
        <label>
          {t('dispatch.shifts.kind')}
          <select
            ref={firstField}
            value={draft.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as ShiftDraft['kind'] })}
          >
            {draftKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(kind === 'usual' ? 'dispatch.shifts.usual' : `dispatch.shift.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {draft.kind === 'work' && <WorkFields draft={draft} onChange={change} />}
        {(draft.kind === 'leave' || draft.kind === 'absent') && (
          <label className="shift-note">
            {t('dispatch.shifts.note')}
            <input
              value={draft.note}
              maxLength={200}
              onChange={(event) => change({ note: event.currentTarget.value })}
            />
          </label>
        )}
        <Button type="submit" primary disabled={!mayChange || shift === undefined}>
          {t('dispatch.shifts.set')}
        </Button>
      </fieldset>
    </form>
  );
}

type WorkFieldsProps = {
  readonly draft: ShiftDraft;
  readonly onChange: (part: Partial<ShiftDraft>) => void;
};

function WorkFields({ draft, onChange }: WorkFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <label>
        {t('dispatch.shifts.from')}
        <input
          type="time"
          required
          value={draft.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('dispatch.shifts.to')}
        <input
          type="time"
          required
          value={draft.to}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('dispatch.shifts.mostOvertime')}
        <input
          type="number"
          min={0}
          max={workLimits.overtimeDay}
          step={15}
          required
          value={Number.isNaN(draft.overtimeMinutes) ? '' : draft.overtimeMinutes}
          onChange={(event) => onChange({ overtimeMinutes: event.currentTarget.valueAsNumber })}
        />
      </label>
    </>
  );
}
