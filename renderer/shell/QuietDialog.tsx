import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Dialog, DialogActions } from '../design/Dialog.tsx';
import { TextField } from '../design/fields.tsx';
import { usePreferences } from './preferences.tsx';
import { readQuiet, watches } from './quiet-hours.ts';
import { printClock } from './typed-clock.ts';

/** Quiet hours that are no watch of the room, over midnight, too. */
export function QuietDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const { sound } = preferences;
  const begun = sound.quiet ?? watches[0];
  const [from, setFrom] = useState(begun ? printClock(begun.fromMinute) : '');
  const [to, setTo] = useState(begun ? printClock(begun.toMinute) : '');
  const read = readQuiet(from, to);
  const unreadable = (isIt: boolean) => (isIt ? t('settings.quietUnreadable') : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.kind !== 'hours') return;
    change({ sound: { ...sound, quiet: read.quiet } });
    onClose();
  };
  return (
    <Dialog title={t('settings.quiet')} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <TextField
          label={t('settings.quietFrom')}
          value={from}
          onChange={setFrom}
          error={unreadable(read.kind === 'unreadable' && read.from)}
          autoFocus
        />
        <TextField
          label={t('settings.quietTo')}
          value={to}
          onChange={setTo}
          error={
            read.kind === 'same' ? t('settings.quietSame') : unreadable(read.kind === 'unreadable' && read.to)
          }
        />
        <p>{t('settings.quietHelp')}</p>
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={read.kind !== 'hours'} keyLabel="Enter">
            {t('settings.quietSet')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
