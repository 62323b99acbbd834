import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { outlookWords } from '../outlook-words.ts';
import type { Carried } from '../timeline/use-carry.ts';
import { visitName } from '../visit/visit-words.ts';

type CarryAnnouncementProps = { readonly carried: Carried | null; readonly routes: readonly RouteView[] };

/** Says to who cannot see it where the visit in the hand would stand, and what would come of it. */
export function CarryAnnouncement({ carried, routes }: CarryAnnouncementProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const sentence = () => {
    if (!carried) return '';
    const { visit, place, outlook } = carried;
    const route = routes.find(({ technicianId }) => technicianId === place.technicianId);
    if (!route || !outlook) return t('dispatch.carry.tray', { visit: visitName(visit) });
    return t('dispatch.carry.at', {
      visit: visitName(visit),
      name: route.name,
      order: place.index + 1,
      outlook: outlookWords(outlook, { t, format, partWords }),
    });
  };
  return (
    <p className="visually-hidden" aria-live="assertive" data-carry="">
      {sentence()}
    </p>
  );
}
