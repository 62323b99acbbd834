import { z } from 'zod';
import { minuteMs } from '../../kernel/instant.ts';

/** Of those that look alike across a room (0OQ 1IL 2Z 5S 6G 8B UV) at most one; no vowels, so that no word comes up. */
const letters = '3479BCDFGHJKMNPRTVWXY';
const codeLength = 8;

/** How long a code may be approved. */
export const pairingLifeMs = 10 * minuteMs;

/** However a person types it: small letters, a dash, spaces. */
export const pairingCodeSchema = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))
  .refine((code) => isPairingCode(code));

const isPairingCode = (code: string): boolean =>
  code.length === codeLength && [...code].every((letter) => letters.includes(letter));

/** @param below a whole number, at least 0 and less than its argument, that nobody can foresee */
export const newPairingCode = (below: (limit: number) => number): string =>
  Array.from({ length: codeLength }, () => letters[below(letters.length)]).join('');

/** As it stands on a display: `BCDF-GHJK`. */
export const shownPairingCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
