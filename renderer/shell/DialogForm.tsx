import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { Button } from '../design/Button.tsx';
import { Dialog, DialogActions } from '../design/Dialog.tsx';
import type { LossReason } from '../live/desk-answer.ts';
import type { Taken } from '../live/giving.ts';
import { useRoom } from '../live/room-context.tsx';
import { lossSentence } from './loss-sentence.ts';

type DialogFormProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly canSubmit: boolean;
  /** Null when there is nothing to give. The id is the same for every attempt of this dialog. */
  readonly onSubmit: (id: CommandId) => Promise<Taken> | null;
  /** What was written has been taken, whether or not the dialog is still there. */
  readonly onTaken?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly width?: string;
  readonly children: ReactNode;
};

/**
 * Asks, then submits once: with the primary button, or Ctrl+Enter from any field. It goes only when the desk has taken
 * the command; until then it stands with its text and says why not.
 */
export function DialogForm({
  title,
  submitLabel,
  canSubmit,
  onSubmit,
  onTaken,
  onClose,
  width = '52rem',
  children,
}: DialogFormProps) {
  const { t } = useTranslation();
  const { isBusy, reason, give } = useGiving({ onSubmit, onTaken, onClose });
  const isPast = useRoom().moment === 'past';
  const finish = () => {
    if (canSubmit && !isPast) void give();
  };
  const close = () => {
    if (!isBusy) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    finish();
  };
  return (
    <Dialog title={title} width={width} onClose={close}>
      <form className="dialog-form" aria-busy={isBusy} onSubmit={submit} onKeyDown={press}>
        {children}
        {(reason || isPast) && (
          <p className="dialog-loss" role="alert">
            {lossSentence(reason ?? { kind: 'rewound' }, t)}
          </p>
        )}
        <DialogActions>
          <Button onPress={close} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!canSubmit || isPast} keyLabel="Ctrl Enter">
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** One answer is awaited at a time; an answer that finds the dialog gone is told among the lost commands. */
function useGiving({
  onSubmit,
  onTaken,
  onClose,
}: Pick<DialogFormProps, 'onSubmit' | 'onTaken' | 'onClose'>) {
  const { lost, newCommandId } = useRoom();
  const commandId = useRef<CommandId | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState<LossReason | null>(null);
  const isGiving = useRef(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function give() {
    if (isGiving.current) return;
    commandId.current ??= newCommandId();
    const answer = onSubmit(commandId.current);
    if (!answer) return;
    isGiving.current = true;
    setBusy(true);
    setReason(null);
    const taken = await answer;
    isGiving.current = false;
    if (taken.ok) onTaken?.();
    if (isShown.current) {
      setBusy(false);
      if (taken.ok) return onClose();
      const { reason } = taken.refusal;
      setReason(reason);
      // An earlier attempt counts as it was; these words are another command, if the person presses again.
      if (reason.kind === 'taken-otherwise') commandId.current = null;
    } else if (!taken.ok) lost.tell(taken.refusal);
  }
  return { isBusy, reason, give };
}
