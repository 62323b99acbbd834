import { z } from 'zod';
import { pairingCodeSchema } from '../domain/identity/pairing-code.ts';
import { accountIdSchema } from '../kernel/ids.ts';
import { instantSchema } from '../kernel/instant.ts';
import type { EntryTrouble } from './entry.ts';

/** A wall display that was paired and not revoked. */
export const displaySchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  mayAcknowledge: z.boolean(),
  /** The workstation it stands at, as that calls itself. */
  deskName: z.string(),
  pairedAt: instantSchema,
  /** To the minute. */
  lastSeenAt: instantSchema,
});
export type Display = z.infer<typeof displaySchema>;

export const displayApprovalSchema = z.strictObject({
  code: pairingCodeSchema,
  name: z.string().trim().min(1).max(60),
  mayAcknowledge: z.boolean(),
});
export type DisplayApproval = z.infer<typeof displayApprovalSchema>;

export type ApprovalRefusal = 'unknown-code' | 'too-many-attempts';
export type ApprovalAnswer =
  | { readonly kind: 'paired' }
  | { readonly kind: 'refused'; readonly reason: ApprovalRefusal | 'unreachable' | 'forbidden' };

/** Where a workstation stands that wants to be a display. */
export type Pairing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'code'; readonly code: string; readonly expiresAt: z.infer<typeof instantSchema> }
  | { readonly kind: 'refused'; readonly reason: 'too-many-requests' | EntryTrouble };
