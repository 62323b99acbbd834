import type { Random } from '../../../server/demo/random/random.ts';
import type { CommandEnvelope } from '../../../shared/contracts/commands.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { World } from '../world.ts';
import { chooseWish, inputOf, ticketIdOf } from './command-inputs.ts';
import { fieldTechnician, idOf } from './people.ts';

/**
 * Somebody who reaches the server without a desk, so without a desk's manners: gives what their role may not, the same id
 * again, and the same id with something else in it.
 */
export function outsider(world: World, random: Random): { act(): void } {
  const { timeline, network, server, people } = world;
  const process = timeline.start('outsider');
  const link = network.link('outsider');
  const tokens = [fieldTechnician.username, 'tono', 'sari'].map((username) => people.signIn(username).token);
  const account = people.principal('sari').accountId;
  const sent: { readonly token: string; readonly envelope: CommandEnvelope }[] = [];

  function envelope(): CommandEnvelope {
    const name = chooseWish(random);
    /* Ids of tickets that desks open too, and some nobody has. */
    const input = inputOf(name, {
      ticketId: ticketIdOf(random.int(1, 8)),
      otherTicketId: ticketIdOf(random.int(1, 8)),
      newTicketId: ticketIdOf(random.int(1, 8)),
      now: world.now(),
      account,
      random,
      versionShown: () => random.int(0, 3),
      routesVersionShown: () => random.int(0, 3),
    });
    const id = commandIdSchema.parse(idOf(9, sent.length + 1));
    return { id, name, input, issuedAt: world.now() };
  }

  function choose(): { token: string; envelope: CommandEnvelope } {
    const before = sent.length > 0 && random.chance(0.4) ? random.pick(sent) : null;
    if (!before) return { token: random.pick(tokens), envelope: envelope() };
    if (random.chance(0.5)) return before;
    return { token: before.token, envelope: { ...envelope(), id: before.envelope.id } };
  }

  return {
    act: () =>
      void timeline.schedule(process, 0, 'an outsider acts', () => {
        const chosen = choose();
        sent.push(chosen);
        const { token } = chosen;
        network
          .request(link, { label: 'submit by an outsider', timeoutMs: 20_000 }, () =>
            server.submit(token, [structuredClone(chosen.envelope)]),
          )
          .catch((error: unknown) => world.trace.line(`outsider: ${String(error)}`));
      }),
  };
}
