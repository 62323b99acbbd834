import { canonicalHash } from '../../../server/commands/canonical-hash.ts';
import type { DecidedCommand } from '../../../server/commands/command-work.ts';
import type { CommandEnvelope, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { Violation } from './violation.ts';

/** Invariant 6 where the server answers: the same command the same answer, another body or person none of it. */
export function checkAnswer(
  { envelope, outcome, by }: { envelope: CommandEnvelope; outcome: CommandOutcome; by: Principal },
  decided: DecidedCommand | null,
): void {
  const { id, name, input } = envelope;
  if (!decided) throw new Violation('6', `${id} is answered and not remembered`);
  const isSame = decided.accountId === by.accountId && decided.inputHash === canonicalHash({ name, input });
  const wanted = isSame ? decided.outcome : { kind: 'refused', refusal: { code: 'id-reused' } };
  if (JSON.stringify(outcome) !== JSON.stringify(wanted))
    throw new Violation(
      '6',
      `${id} is answered ${JSON.stringify(outcome)}, and it is ${JSON.stringify(wanted)}`,
    );
}
