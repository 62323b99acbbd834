import { useTranslation } from 'react-i18next';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';

/** The routes of the day on the map of the region. */
export function RouteMapPane({ desk: _ }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  return (
    <Pane label={t('dispatch.map.title')} area="map">
      <PaneHead title={t('dispatch.map.title')} />
    </Pane>
  );
}
