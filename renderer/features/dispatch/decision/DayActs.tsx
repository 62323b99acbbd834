import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toldChanges } from '../../../../shared/domain/dispatch/told-changes.ts';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { RunSheetPages } from '../run-sheet/RunSheetPages.tsx';
import { useSaveDay } from '../run-sheet/use-save-day.ts';
import { AbsentToday } from '../shifts/AbsentToday.tsx';
import { ShiftsDialog } from '../shifts/ShiftsDialog.tsx';
import { VansDialog } from '../vans/VansDialog.tsx';
import { PaperMenu } from './PaperMenu.tsx';
import { PublishDialog } from './PublishDialog.tsx';

type Opened = 'publish' | 'print' | 'print-one' | 'shifts' | 'vans' | null;

/** What is done with the day as it stands: made known, printed, saved, who works in it, and what they carry. */
export function DayActs({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const [opened, open] = useState<Opened>(null);
  const { view, published, announcement, routesVersion, mayPlan } = desk;
  const toTell = useMemo(
    () => toldChanges(published?.told ?? [], announcement.routes),
    [published, announcement],
  );
  /* Who comes back to the roster is given what was withheld, though no route has changed. */
  const isPublished =
    published?.routesVersion === routesVersion &&
    toTell.every(({ added, taken }) => added.length + taken.length === 0);
  const isPlanned = view.routes.some(({ stops }) => stops.length > 0);
  const one = view.routes.find(
    ({ technicianId, stops }) => technicianId === desk.selectedTechnician && stops.length > 0,
  );
  const save = useSaveDay(desk);
  const close = useCallback(() => open(null), []);
  const keys = {
    publish: useKey('dispatch.publish').shown,
    shifts: useKey('dispatch.shifts').shown,
    vans: useKey('dispatch.vans').shown,
  };
  const mayPublish = mayPlan && isPlanned && (!isPublished || toTell.length > 0);
  useShortcuts([
    { id: 'dispatch.publish', enabled: mayPublish, run: () => open('publish') },
    { id: 'dispatch.print', enabled: isPlanned, run: () => open('print') },
    { id: 'dispatch.shifts', enabled: true, run: () => open('shifts') },
    { id: 'dispatch.vans', enabled: true, run: () => open('vans') },
    { id: 'dispatch.export', enabled: isPlanned, run: save },
  ]);
  return (
    <footer className="day-acts">
      <p role="status">{t(isPublished ? 'dispatch.publish.known' : 'dispatch.publish.unknown')}</p>
      <AbsentToday desk={desk} />
      {mayPlan && (
        <Button disabled={!mayPublish} keyLabel={keys.publish} onPress={() => open('publish')}>
          {t('dispatch.publish.act')}
        </Button>
      )}
      <Button keyLabel={keys.shifts} onPress={() => open('shifts')}>
        {t('dispatch.shifts.open')}
      </Button>
      <Button keyLabel={keys.vans} onPress={() => open('vans')}>
        {t('dispatch.vans.open')}
      </Button>
      <PaperMenu
        isPlanned={isPlanned}
        onPrint={() => open('print')}
        one={one ? { name: one.name, print: () => open('print-one') } : null}
        onSave={save}
      />
      {opened === 'vans' && <VansDialog desk={desk} onClose={close} />}
      {opened === 'shifts' && <ShiftsDialog desk={desk} onClose={close} />}
      {opened === 'publish' && <PublishDialog desk={desk} onClose={close} />}
      {opened === 'print' && <RunSheetPages desk={desk} only={null} onPrinted={close} />}
      {opened === 'print-one' && one && (
        <RunSheetPages desk={desk} only={one.technicianId} onPrinted={close} />
      )}
    </footer>
  );
}
