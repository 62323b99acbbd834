import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toldChanges } from '../../../../shared/domain/dispatch/told-changes.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { PublishChange } from './PublishChange.tsx';
import { WithheldVisits } from './WithheldVisits.tsx';
import './publish.css';

type PublishDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** What each technician will be told that they were not told before, before they are. */
export function PublishDialog({ desk, onClose }: PublishDialogProps) {
  const { view, published, announcement, actions } = desk;
  const { t } = useTranslation();
  const format = useFormat();
  const changes = useMemo(
    () => toldChanges(published?.told ?? [], announcement.routes),
    [published, announcement],
  );
  const sum = (of: 'added' | 'taken' | 'retimed') =>
    changes.reduce((total, change) => total + change[of].length, 0);
  return (
    <Dialog title={t('dispatch.publish.title')} width="72rem" onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.publish();
          onClose();
        }}
      >
        <p>
          {published
            ? t('dispatch.publish.since', { at: format.dateTime(published.at), name: published.byName })
            : t('dispatch.publish.first')}{' '}
          <b>{t('dispatch.publish.told', { count: changes.length })}</b>
        </p>
        <ul className="publish-sums num">
          {(['added', 'taken', 'retimed'] as const).map((name) => (
            <li key={name} data-change={name} data-none={sum(name) === 0 || undefined}>
              <b>{format.count(sum(name))}</b> {t(`dispatch.publish.sum.${name}`)}
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <ul className="publish-list num" tabIndex={0}>
          {changes.map((change) => (
            <PublishChange key={change.technicianId} change={change} view={view} />
          ))}
        </ul>
        {announcement.withheld.length > 0 && <WithheldVisits view={view} withheld={announcement.withheld} />}
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
