import { z } from 'zod';

/** Text a person wrote. NUL is refused because Postgres cannot store it; outer white space carries nothing. */
export const textSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => !text.includes('\u0000'), { message: 'contains a NUL character' });
