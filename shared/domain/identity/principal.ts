import { z } from 'zod';
import { accountIdSchema, technicianIdSchema } from '../../kernel/ids.ts';

export const roleSchema = z.enum([
  'admin',
  'supervisor',
  'operator',
  'technician',
  'customer-service',
  'manager',
  'customer',
  'display',
  'acknowledging-display',
]);
export type Role = z.infer<typeof roleSchema>;

/** A wall display, which nobody sits at: it looks, and gives no command but perhaps one. */
export const displayRoles = ['display', 'acknowledging-display'] as const satisfies readonly Role[];
export const isDisplay = (role: Role): boolean => (displayRoles as readonly Role[]).includes(role);

export const languageSchema = z.enum(['id', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** Who asks. Every command, query and shape is decided for a principal. */
export const principalSchema = z.strictObject({
  accountId: accountIdSchema,
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  /** Present on a technician's account: the technician this person is. */
  technicianId: technicianIdSchema.nullable(),
});
export type Principal = z.infer<typeof principalSchema>;
