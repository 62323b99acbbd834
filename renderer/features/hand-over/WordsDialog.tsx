import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { LongTextField } from '../../design/fields.tsx';
import type { Taken } from '../../live/giving.ts';
import { useRoom } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useKeptWords } from '../../shell/use-kept.ts';

type WordsDialogProps = {
  readonly kind: 'pin' | 'strike';
  readonly about: string;
  readonly number?: string;
  readonly maxLength: number;
  readonly onSubmit: (words: string, id: CommandId) => Promise<Taken>;
  readonly onClose: () => void;
};

/** Asks for a person's reason and nothing else. */
function WordsDialog({ kind, about, number = '', maxLength, onSubmit, onClose }: WordsDialogProps) {
  const { t } = useTranslation();
  const { value: text, set: setText, forget } = useKeptWords(`${kind} ${about}`);
  const words = text.trim();
  return (
    <DialogForm
      title={t(`dialog.${kind}.title`, { number })}
      submitLabel={t(`dialog.${kind}.submit`)}
      canSubmit={words !== ''}
      onSubmit={(id) => onSubmit(words, id)}
      onTaken={forget}
      onClose={onClose}
    >
      <LongTextField
        label={t(`dialog.${kind}.field`)}
        value={text}
        onChange={setText}
        rows={2}
        autoFocus
        maxLength={maxLength}
      />
    </DialogForm>
  );
}

type PinDialogProps = { readonly ticket: Ticket; readonly onClose: () => void };

export function PinDialog({ ticket: { id: ticketId, number }, onClose }: PinDialogProps) {
  const { offer } = useRoom();
  return (
    <WordsDialog
      kind="pin"
      about={ticketId}
      number={number?.split('-').at(-1) ?? '—'}
      maxLength={200}
      onSubmit={(reason, id) => offer('pin.set', { ticketId, reason }, id)}
      onClose={onClose}
    />
  );
}

type StrikeDialogProps = { readonly entry: LogEntry; readonly onClose: () => void };

export function StrikeDialog({ entry: { id: entryId }, onClose }: StrikeDialogProps) {
  const { offer } = useRoom();
  return (
    <WordsDialog
      kind="strike"
      about={entryId}
      maxLength={300}
      onSubmit={(reason, id) => offer('log.strike', { entryId, reason }, id)}
      onClose={onClose}
    />
  );
}
