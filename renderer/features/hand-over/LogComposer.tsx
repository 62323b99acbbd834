import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, logEntryIdSchema } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { LongTextField } from '../../design/fields.tsx';
import type { LossReason } from '../../live/desk-answer.ts';
import { useRoom } from '../../live/room-context.tsx';
import { lossSentence } from '../../shell/loss-sentence.ts';
import { useKeptWords } from '../../shell/use-kept.ts';

/** Writes a note that is about no ticket. What is not taken stays in the field, with the reason. */
export function LogComposer() {
  const { t } = useTranslation();
  const { offer, newCommandId, newId } = useRoom();
  const { value: text, set: setText, forget } = useKeptWords('log');
  const [reason, setReason] = useState<LossReason | null>(null);
  // The same words again are one note; changed since an attempt, they are another.
  const attempt = useRef<{ readonly text: string; readonly id: CommandId; readonly entryId: string } | null>(
    null,
  );
  const words = text.trim();
  const write = async () => {
    if (words === '') return;
    if (attempt.current?.text !== words)
      attempt.current = { text: words, id: newCommandId(), entryId: newId() };
    const { id, entryId } = attempt.current;
    const note = { entryId: logEntryIdSchema.parse(entryId), text: words, ticketId: null };
    const taken = await offer('log.write', note, id);
    if (!taken.ok) return setReason(taken.refusal.reason);
    attempt.current = null;
    setReason(null);
    forget();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void write();
  };
  return (
    <form
      className="log-composer"
      onKeyDown={press}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void write();
      }}
    >
      <LongTextField
        label={t('handOver.write')}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={2000}
        autoFocus
      />
      <Button type="submit" disabled={words === ''} keyLabel="Ctrl Enter">
        {t('handOver.writeSubmit')}
      </Button>
      {reason && (
        <p className="dialog-loss" role="alert">
          {lossSentence(reason, t)}
        </p>
      )}
    </form>
  );
}
