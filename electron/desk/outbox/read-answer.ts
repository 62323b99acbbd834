import { commandOutcomeSchema, type Refusal, refusalSchema } from '../../../shared/contracts/commands.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ServerRefused } from '../sync/server-client.ts';
import type { Answer } from './outbox.ts';

/**
 * The server's outcome as this desk keeps it. A newer server may refuse for a reason this desk has no words for: that
 * is a refusal all the same, and the outbox must stay readable.
 * @throws ServerRefused for anything else that is no outcome: nothing is known of the command then, so it waits
 */
export function readAnswer(id: CommandId, outcome: unknown, decidedAt: Instant): Answer {
  const parsed = commandOutcomeSchema.safeParse(outcome);
  if (parsed.success)
    return parsed.data.kind === 'accepted'
      ? { id, kind: 'accepted', outcome: parsed.data, decidedAt }
      : { id, kind: 'refused', refusal: parsed.data.refusal, by: 'server' };
  if (!isRefusal(outcome))
    throw new ServerRefused(
      'server-error',
      'The server answered with something that is no outcome',
      parsed.error,
    );
  return { id, kind: 'refused', refusal: refusalFrom(outcome.refusal), by: 'server' };
}

const isRefusal = (outcome: unknown): outcome is { readonly refusal: unknown } =>
  typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'refused';

function refusalFrom(refusal: unknown): Refusal {
  const code = refusal && typeof refusal === 'object' && 'code' in refusal ? String(refusal.code) : '';
  return refusalSchema.parse({ code: 'unknown-reason', reason: code });
}
