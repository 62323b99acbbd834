import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../../shared/domain/tickets/suggest-technician.ts';
import { requiredSkills } from '../../../../shared/domain/tickets/suggest-technician.ts';
import type { CommandId, TechnicianId } from '../../../../shared/kernel/ids.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { skillNames } from '../../../shell/refusal-sentence.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { DialogForm, shortNumber, type TicketDialogProps } from './DialogForm.tsx';
import { suggestionSentence } from './suggestion-sentence.ts';
import { useSuggestions } from './use-suggestions.ts';

const most = 8;

/** Everybody able, the soonest on the spot first, each with the facts that rank them. */
export function AssignDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const { offer } = useRoom();
  const [suggestions] = useState(useSuggestions(ticket).slice(0, most));
  const [chosen, setChosen] = useState<TechnicianId | null>(suggestions[0]?.technicianId ?? null);
  const send = (id: CommandId) =>
    chosen ? offer('ticket.assign', { ticketId: ticket.id, technicianId: chosen }, id) : null;
  return (
    <DialogForm
      title={t('dialog.assign.title', { number: shortNumber(ticket) })}
      submitLabel={t('action.assign')}
      canSubmit={chosen !== null}
      onSubmit={send}
      onClose={onClose}
      width="60rem"
    >
      {chosen ? (
        <ChoiceList
          label={t('dialog.assign.ranked', { count: suggestions[0]?.reason.candidates ?? 0 })}
          value={chosen}
          onChange={setChosen}
          options={suggestions.map((suggestion) => ({
            value: suggestion.technicianId,
            label: <RankedTechnician suggestion={suggestion} />,
          }))}
        />
      ) : (
        <p>
          {t('refusal.nobody-available', { skills: skillNames(requiredSkills(ticket.kind, ticket.tier), t) })}
        </p>
      )}
    </DialogForm>
  );
}

function RankedTechnician({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className="ranked">
      <b>{suggestion.name}</b>
      <span className="num ink-1">
        {t('suggestion.readyIn', { length: format.length(suggestion.readyInMinutes * minuteMs) })}
      </span>
      <span className="small">{suggestionSentence(suggestion, t, format)}</span>
    </span>
  );
}
