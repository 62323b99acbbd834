import { useTranslation } from 'react-i18next';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';

/** Where a search is wished for and what it found is decided upon. */
export function DecisionColumn({ desk: _ }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  return (
    <Pane label={t('dispatch.decision.title')} area="decision">
      <PaneHead title={t('dispatch.decision.title')} />
    </Pane>
  );
}
