import type { CommandEnvelope, CommandOutcome } from '../../../shared/contracts/commands.ts';
import { ServerAway, ServerRefused } from '../sync/server-client.ts';
import { noon } from './builders.ts';

/** The desk ends with the batch on the wire, and begins again, before or after the server decided it. */
export type Fault = 'none' | 'lost-before' | 'lost-after' | 'error' | 'restart-before' | 'restart-after';

const acceptance: CommandOutcome = { kind: 'accepted', transactionId: '1', touched: [] };
const refusal: CommandOutcome = { kind: 'refused', refusal: { code: 'ticket-unknown' } };

type Manners = {
  readonly restartDesk?: () => void;
  readonly refuses?: (envelope: CommandEnvelope) => boolean;
};

/** A server that decides each id once, and whose wire fails as told, one fault for each batch. */
export function faultyServer(
  faults: readonly Fault[],
  { restartDesk = () => undefined, refuses = () => false }: Manners = {},
) {
  const applied: CommandEnvelope[] = [];
  const known = new Map<string, CommandOutcome>();
  let call = 0;
  const decide = (envelope: CommandEnvelope) => {
    if (known.has(envelope.id)) return;
    const isRefused = refuses(envelope);
    known.set(envelope.id, isRefused ? refusal : acceptance);
    if (!isRefused) applied.push(envelope);
  };
  const submit = (envelopes: readonly CommandEnvelope[]) => {
    const fault = faults[call] ?? 'none';
    call += 1;
    if (fault === 'restart-before') restartDesk();
    if (fault === 'lost-before' || fault === 'restart-before') return Promise.reject(new ServerAway('cut'));
    if (fault === 'error') return Promise.reject(new ServerRefused('server-error', 'no', null));
    for (const envelope of envelopes) decide(envelope);
    if (fault === 'restart-after') restartDesk();
    if (fault === 'lost-after') return Promise.reject(new ServerAway('cut'));
    return Promise.resolve({ outcomes: envelopes.map(({ id }) => known.get(id) ?? acceptance), now: noon });
  };
  return { applied, submit };
}
