import type { Language } from '../../shared/domain/identity/principal.ts';
import { type OpeningProblem, openingSentence } from '../desk/opening-problem.ts';
import { wordsOf } from './words.ts';

/** What only whoever starts a desk can mend. */
export type Misconfigured = Extract<OpeningProblem, { kind: 'configuration' }>;

/** Why there is no desk now, and what is waited for until it is started again. */
export type DeskAwaited =
  | Exclude<OpeningProblem, Misconfigured>
  | {
      readonly kind: 'ended';
      /** Null when it hung and was ended for it. */
      readonly code: number | null;
      readonly times: number;
      readonly pauseMs: number;
    };

/** What stands in every window meanwhile. */
export function awaitedSentence(why: DeskAwaited, language: Language): string {
  const words = wordsOf(language);
  switch (why.kind) {
    case 'ended': {
      const pauseSeconds = Math.ceil(why.pauseMs / 1000);
      return why.code === null
        ? words.deskHung(why.times, pauseSeconds)
        : words.deskEnded(why.times, why.code, pauseSeconds);
    }
    case 'disk-full':
      return words.waitsForRoom(why.directory);
    case 'unwritable':
    case 'other':
      return `${openingSentence(why, language)} ${words.triesAgain}`;
  }
}
