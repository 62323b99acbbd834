import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { PublishDialog } from './PublishDialog.tsx';

type Opened = 'publish' | null;

/** What is done with the day as it stands: made known, printed, saved, and who works in it. */
export function DayActs({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const [opened, open] = useState<Opened>(null);
  const { view, isPublished, mayPlan } = desk;
  const isPlanned = view.routes.some(({ stops }) => stops.length > 0);
  const key = useKey('dispatch.publish');
  const mayPublish = mayPlan && isPlanned && !isPublished;
  useShortcuts([{ id: 'dispatch.publish', enabled: mayPublish, run: () => open('publish') }]);
  return (
    <footer className="day-acts">
      <p role="status">{t(isPublished ? 'dispatch.publish.known' : 'dispatch.publish.unknown')}</p>
      {mayPlan && (
        <Button disabled={!mayPublish} keyLabel={key.shown} onPress={() => open('publish')}>
          {t('dispatch.publish.act')}
        </Button>
      )}
      {opened === 'publish' && <PublishDialog desk={desk} onClose={() => open(null)} />}
    </footer>
  );
}
