import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import './actions.css';

export type TicketDialogProps = { readonly ticket: Ticket; readonly onClose: () => void };

type DialogFormProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly canSubmit: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly width?: string;
  readonly children: ReactNode;
};

/** Asks, then submits once: with the primary button, or Ctrl+Enter from any field. */
export function DialogForm({
  title,
  submitLabel,
  canSubmit,
  onSubmit,
  onClose,
  width = '52rem',
  children,
}: DialogFormProps) {
  const { t } = useTranslation();
  const finish = () => {
    if (!canSubmit) return;
    onSubmit();
    onClose();
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
    <Dialog title={title} width={width} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} onKeyDown={press}>
        {children}
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!canSubmit} keyLabel="Ctrl Enter">
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export const shortNumber = (ticket: Ticket): string => ticket.number?.split('-').at(-1) ?? '—';
