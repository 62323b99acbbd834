import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeLine } from '../../design/NoticeLine.tsx';
import type { Tour } from './use-tour.ts';

type TourOfferProps = { readonly tour: Tour; readonly onPutAway: () => void };

/** One quiet line below the top bar: whoever is new begins, and whoever knows the room goes on working. */
export function TourOffer({ tour, onPutAway }: TourOfferProps) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first shown
  useEffect(() => tour.offered(), []);
  return (
    <NoticeLine
      label={t('tour.title')}
      className="tour-offer"
      acts={
        <>
          <button type="button" className="button" data-primary onClick={tour.begin}>
            {t('tour.begin')}
          </button>
          <button type="button" className="button" onClick={onPutAway}>
            {t('tour.dismiss')}
          </button>
        </>
      }
    >
      <b>{t('tour.offer', { steps: tour.steps.length })}</b>
      <span className="ink-3 ellipsis">{t('tour.later')}</span>
    </NoticeLine>
  );
}
