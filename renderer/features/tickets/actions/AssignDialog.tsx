import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Assessment, candidatesOf } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import { requiredSkills } from '../../../../shared/domain/tickets/required-skills.ts';
import type { CommandId, TechnicianId } from '../../../../shared/kernel/ids.ts';
import { ChoiceList } from '../../../design/ChoiceList.tsx';
import { LongTextField } from '../../../design/fields.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { usePrincipal } from '../../../shell/session.tsx';
import { useKeptWords } from '../../../shell/use-kept.ts';
import { AssessedTechnician } from './AssessedTechnician.tsx';
import { assignChoice } from './assign-choice.ts';
import { NobodyCan } from './NobodyCan.tsx';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';
import { useAssessments } from './use-candidates.ts';

/** Everybody: whom the rule offers first, the cheapest for the day first, then the others with what is in their way. */
export function AssignDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { role } = usePrincipal();
  const assessed = useAssessments(ticket);
  /* Nobody changes places under somebody's hand. */
  const [everybody] = useState(assessed);
  const offered = everybody.filter(({ obstacles }) => obstacles.length === 0);
  const others = everybody.slice(offered.length);
  const [chosenId, setChosenId] = useState<TechnicianId | null>(offered[0]?.technician.id ?? null);
  const { value: reason, set: setReason, forget } = useKeptWords(`assign ${ticket.id}`);
  const chosen = everybody.find(({ technician }) => technician.id === chosenId);
  const choice = chosen ? assignChoice(chosen, role) : null;
  const isOverriding = choice?.kind === 'overriding';

  const send = (id: CommandId) => {
    if (!chosenId) return null;
    const overriding = isOverriding ? { obstacle: choice.obstacle, reason: reason.trim() } : null;
    const because = candidatesOf(ticket, everybody).find(
      ({ technicianId }) => technicianId === chosenId,
    )?.reason;
    const facts = { ...(overriding && { overriding }), ...(because && { because }) };
    const input = { ticketId: ticket.id, technicianId: chosenId, ...facts };
    return room.offer('ticket.assign', input, id);
  };
  const listed = (assessments: readonly Assessment[]) =>
    assessments.map((assessment) => ({
      value: assessment.technician.id,
      label: <AssessedTechnician assessment={assessment} leastCost={offered[0]?.place?.cost ?? null} />,
      disabled: assignChoice(assessment, role).kind === 'blocked',
    }));
  const list = { name: 'technician', value: chosenId, onChange: setChosenId };

  return (
    <DialogForm
      title={t('dialog.assign.title', { number: shortNumber(ticket) })}
      submitLabel={t(isOverriding ? `dialog.assign.overriding.${choice.obstacle}` : 'action.assign')}
      canSubmit={chosen !== undefined && (!isOverriding || reason.trim() !== '')}
      onSubmit={send}
      onTaken={forget}
      onClose={onClose}
      width="64rem"
    >
      {offered.length === 0 && (
        <NobodyCan skills={requiredSkills(ticket.kind, ticket.tier)} assessments={others} role={role} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, also where nobody can be chosen */}
      <section className="assign-lists" tabIndex={0} aria-label={t('facet.technician')}>
        {offered.length > 0 && (
          <ChoiceList
            {...list}
            label={t('dialog.assign.ranked', { count: offered.length })}
            options={listed(offered)}
          />
        )}
        {others.length > 0 && (
          <ChoiceList
            {...list}
            label={t(offered.length > 0 ? 'dialog.assign.others' : 'dialog.assign.everybody', {
              count: others.length,
            })}
            options={listed(others)}
          />
        )}
      </section>
      {isOverriding && (
        <LongTextField
          label={t('dialog.assign.why')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
      )}
    </DialogForm>
  );
}
