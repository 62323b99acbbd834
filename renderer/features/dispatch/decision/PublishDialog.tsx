import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { plateOf } from '../map/map-routes.ts';

type PublishDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** What each technician will be told, before they are. */
export function PublishDialog({ desk: { view, actions }, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = view.routes.filter(({ stops }) => stops.some(({ state }) => state !== 'done'));
  return (
    <Dialog title={t('dispatch.publish.title')} width="56rem" onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.publish();
          onClose();
        }}
      >
        <p>{t('dispatch.publish.told', { count: told.length })}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <ul className="publish-list num" tabIndex={0}>
          {told.map(({ technicianId, number, name, stops, done }) => {
            const next = stops.find(({ state }) => state === 'ahead');
            return (
              <li key={technicianId}>
                <span>{plateOf(number)}</span>
                <b>{name}</b>
                <span>{t('dispatch.publish.visits', { count: stops.length - done })}</span>
                <span>{next ? t('dispatch.publish.next', { at: format.time(next.startsAt) }) : ''}</span>
              </li>
            );
          })}
        </ul>
        {view.tray.length > 0 && <p>{t('dispatch.publish.untold', { count: view.tray.length })}</p>}
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary firstFocus>
            {t('dispatch.publish.act')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
