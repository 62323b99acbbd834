import { z } from 'zod';
import { languageSchema } from '../domain/identity/principal.ts';

/** What the desktop shows of the room outside its windows, in the person's language; the main process knows neither. */
export const shellStatusSchema = z.strictObject({
  language: languageSchema,
  /** Critical tickets that nobody has acknowledged. */
  unacknowledged: z.int().nonnegative(),
  /** One sentence for whoever rests the pointer on the tray. */
  says: z.string().max(200),
});
export type ShellStatus = z.infer<typeof shellStatusSchema>;
