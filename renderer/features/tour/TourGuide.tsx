import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { TourCard } from './TourCard.tsx';
import { TourOffer } from './TourOffer.tsx';
import './tour.css';
import { type Tour, useTour } from './use-tour.ts';

/** A first round of the room for the person's role: offered once, left at any time, taken up again where it was. */
export function TourGuide() {
  const tour = useTour();
  useBeginning(tour);
  if (!tour.stand) return <OfferOnce tour={tour} />;
  return tour.isWaiting ? null : <TourCard tour={tour} stand={tour.stand} />;
}

/** In the palette and in the person menu, in words that say where it was left. */
function useBeginning({ steps, stand, leftAt, begin }: Tour): void {
  const { t } = useTranslation();
  const label =
    leftAt === null ? t('tour.beginRoom') : t('tour.resume', { step: leftAt + 1, steps: steps.length });
  useShortcuts([{ id: 'room.tour', label, enabled: steps.length > 0 && stand === null, run: begin }]);
}

/** Once is enough, also when they do not answer: it stays in the menu. */
function OfferOnce({ tour }: { readonly tour: Tour }) {
  const [isOffered, setOffered] = useState(tour.isNew);
  return isOffered && <TourOffer tour={tour} onPutAway={() => setOffered(false)} />;
}
