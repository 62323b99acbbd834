import type { TFunction } from 'i18next';

/** Beyond it seconds alone are not read at a glance. */
export const mostInSeconds = 90;

/** What is left of a board's time: `45 dtk`, and above a minute and a half `59.08 mnt`. */
export function countdownWords(seconds: number, t: TFunction): string {
  if (seconds <= mostInSeconds) return t('board.seconds', { count: seconds });
  const rest = String(seconds % 60).padStart(2, '0');
  return t('board.minutes', { minutes: Math.floor(seconds / 60), seconds: rest });
}
