import { outlookWords, type Saying, signedMoney } from '../outlook-words.ts';
import type { Drop } from './drop-place.ts';

/** Who would have the stop and what would come of it; of the tray, what the day costs without it. */
export const dropWords = ({ route, outlook }: Drop, saying: Saying): string =>
  route
    ? `${route.name}\n${outlookWords(outlook, saying)}`
    : `${saying.t('dispatch.tray.title')}\n${signedMoney(outlook.costChange, saying.format)}`;
