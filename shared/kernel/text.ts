import { z } from 'zod';

/** Characters that turn the direction of the text around them: a title must not mirror the row it stands in. */
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/g;

const writtenText = z
  .string()
  .refine((text) => !text.includes('\u0000'), { message: 'contains a NUL character' })
  .transform((text) => text.replace(directionOverrides, '').trim());

/** Text a person wrote. NUL is refused because Postgres cannot store it; outer white space carries nothing. */
export const textSchema = (maxLength: number) => writtenText.pipe(z.string().min(1).max(maxLength));

/** The same where nothing may be said. */
export const optionalTextSchema = (maxLength: number) => writtenText.pipe(z.string().max(maxLength));
