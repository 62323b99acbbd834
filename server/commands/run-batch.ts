import type { CommandEnvelope, CommandOutcome } from '../../shared/contracts/commands.ts';

/** Of the pool's twenty connections: the room's other desks and queries want theirs. */
const mostLanes = 8;

/**
 * Runs a desk's commands, in a few lanes at once. Those that name the same ticket or technician are in one lane, in the
 * order they were given (invariant 7). A desk's day without a server is so decided in seconds.
 * @param runTogether decides commands one after the other; when it rejects, what follows a failed one was not decided
 * @returns the outcomes in the order of the envelopes
 */
export async function runBatch(
  envelopes: readonly CommandEnvelope[],
  runTogether: (envelopes: readonly CommandEnvelope[]) => Promise<readonly CommandOutcome[]>,
): Promise<CommandOutcome[]> {
  const outcomes = new Map<CommandEnvelope, CommandOutcome>();
  for (const segment of segmentsOf(envelopes)) {
    const lanes = lanesOf(segment);
    const answers = await Promise.allSettled(lanes.map((lane) => runTogether(lane)));
    for (const [place, answer] of answers.entries()) {
      if (answer.status === 'rejected') throw answer.reason;
      for (const [n, outcome] of answer.value.entries()) {
        const envelope = lanes[place]?.[n];
        if (envelope) outcomes.set(envelope, outcome);
      }
    }
  }
  return envelopes.flatMap((envelope) => outcomes.get(envelope) ?? []);
}

/** A rule that looks at the whole room runs alone: after all that was given before it, before all that was given after. */
const looksAtTheRoom = ({ name }: CommandEnvelope): boolean => name === 'ticket.auto-assign';

function segmentsOf(envelopes: readonly CommandEnvelope[]): readonly (readonly CommandEnvelope[])[] {
  const segments: CommandEnvelope[][] = [[]];
  for (const envelope of envelopes) {
    if (looksAtTheRoom(envelope)) segments.push([envelope], []);
    else segments.at(-1)?.push(envelope);
  }
  return segments.filter(({ length }) => length > 0);
}

/** Commands that hang together by what they name, spread over the lanes as evenly as they allow. */
function lanesOf(segment: readonly CommandEnvelope[]): readonly (readonly CommandEnvelope[])[] {
  const lanes = Array.from({ length: mostLanes }, (): CommandEnvelope[] => []);
  for (const group of groupsOf(segment)) lanes.reduce(shorter).push(...group);
  return lanes.filter(({ length }) => length > 0);
}

const shorter = (a: CommandEnvelope[], b: CommandEnvelope[]) => (b.length < a.length ? b : a);

type Group = { readonly names: readonly string[]; readonly commands: readonly CommandEnvelope[] };

function groupsOf(segment: readonly CommandEnvelope[]): readonly (readonly CommandEnvelope[])[] {
  const groups = segment.reduce<readonly Group[]>((known, envelope) => {
    const names = namesIn(envelope);
    const isMet = (group: Group) => group.names.some((name) => names.includes(name));
    const met = known.filter(isMet);
    const joined: Group = {
      names: [...met.flatMap((group) => group.names), ...names],
      commands: [...met.flatMap(({ commands }) => commands), envelope],
    };
    return [...known.filter((group) => !isMet(group)), joined];
  }, []);
  return groups.map(({ commands }) => commands);
}

/** Where the input of a command names the rows it is about. */
const naming = ['ticketId', 'technicianId', 'entryId', 'accountId', 'planDay', 'partId', 'siteId'] as const;

/** What a command reads or changes, by name. Tickets that are opened are numbered in the order they were given. */
function namesIn({ id, name, input }: CommandEnvelope): readonly string[] {
  const said = (input ?? {}) as Readonly<Record<string, unknown>>;
  const linked = Array.isArray(said.ticketIds) ? said.ticketIds : [];
  const named = [...naming.map((key) => said[key]), ...linked].filter((value) => typeof value === 'string');
  if (name === 'ticket.open') named.push(name);
  /* Each looks at all boards and filters, so they stay in the order they were given. */
  if (name.startsWith('board.') || name.startsWith('filter.')) named.push('boards and filters');
  /* Whether a watch is closed already is a matter of all of them. */
  if (name.startsWith('hand-over.')) named.push('hand-overs');
  return named.length > 0 ? named : [id];
}
