import { z } from 'zod';

/** The one line a process prints on standard output when it serves: how its parent learns where. */
export const serverReadySchema = z.object({
  ready: z.literal('server'),
  address: z.url(),
  demo: z.boolean(),
  /** Whom to sign in as; empty when people have accounts of their own. */
  signIn: z.array(z.object({ username: z.string(), role: z.string(), password: z.string() })),
});
export type ServerReady = z.infer<typeof serverReadySchema>;
