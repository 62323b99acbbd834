import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Dialog, DialogActions } from '../design/Dialog.tsx';

type SignOutDialogProps = {
  readonly count: number;
  readonly name: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
};

/** Nobody leaves commands behind without having read that they do. */
export function SignOutDialog({ count, name, onStay, onLeave }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('signOut.title')} onClose={onStay}>
      <div className="dialog-form">
        <p>{t('signOut.waiting', { count, name })}</p>
        <DialogActions>
          <Button onPress={onLeave}>{t('signOut.leave')}</Button>
          <Button onPress={onStay} primary firstFocus keyLabel="Esc">
            {t('signOut.stay')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
