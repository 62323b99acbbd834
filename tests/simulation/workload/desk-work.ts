import type { Desk } from '../../../electron/desk/desk.ts';
import type { Random } from '../../../server/demo/random/random.ts';
import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { type CommandName, parseCommand } from '../../../shared/contracts/commands.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { Given } from '../checks/ledger.ts';
import type { SimulatedDesk } from '../desk/simulated-desk.ts';
import type { World } from '../world.ts';
import { chooseWish, commandIdOf, inputOf, ticketIdOf } from './command-inputs.ts';

/** Somebody at a desk: who, and what they remember of the commands they gave. */
export type DeskWork = {
  username(): string | null;
  signIn(username: string): void;
  signOut(): void;
  /** Does one thing a person does. */
  act(): void;
};

/** Counts for all desks of a world, so that every id is given once. */
export type Numbering = { commands: number; tickets: number };

type Options = {
  readonly world: World;
  readonly desk: SimulatedDesk;
  readonly random: Random;
  readonly numbering: Numbering;
};

const mostTickets = 4;
const mostOutages = 2;

export function workAt({ world, desk, random, numbering }: Options): DeskWork {
  const { watch, people, trace } = world;
  const said = new Map<Given, { readonly name: CommandName; readonly input: object }>();
  const state = { username: null as string | null };

  const anyTicket = () => ticketIdOf(random.int(1, Math.max(1, numbering.tickets)));
  /** One more while there are few; then one that is there, which refuses to be opened again. */
  function newTicket(most: number): string {
    if (numbering.tickets >= most) return anyTicket();
    numbering.tickets += 1;
    return ticketIdOf(numbering.tickets);
  }

  function submit(opened: Desk, given: Given): void {
    const what = said.get(given);
    if (!what) return;
    try {
      const result = opened.services.commands.submit([{ id: given.id, ...what }]);
      if (result.ok) watch.ledger.keep(given);
      trace.line(
        `${desk.name} gives ${what.name} ${given.id.slice(-4)}: ${result.ok ? 'kept' : result.refusal.code}`,
      );
    } catch (error) {
      /* The window says that it could not be kept; the person knows. */
      trace.line(`${desk.name} gives ${what.name} ${given.id.slice(-4)}: ${String(error)}`);
    }
  }

  function newCommand(name: CommandName): Given | null {
    if (state.username === null) return null;
    const shown = desk.life()?.window;
    const input = inputOf(name, {
      ticketId: name === 'ticket.open' ? newTicket(mostTickets) : anyTicket(),
      otherTicketId: anyTicket(),
      newTicketId: name === 'outage.accept' ? newTicket(mostTickets + mostOutages) : anyTicket(),
      now: world.now(),
      account: people.principal(state.username).accountId,
      random,
      versionShown: (entity, id) => shown?.get(entity, id)?.version ?? 0,
      routesVersionShown: (day) => shown?.get('dispatchDays', day)?.routesVersion ?? 0,
    });
    numbering.commands += 1;
    const given = watch.ledger.give({
      id: commandIdSchema.parse(commandIdOf(numbering.commands)),
      desk: desk.name,
      account: people.principal(state.username).accountId,
      subject: subjectOf(parseCommand(name, input)),
    });
    said.set(given, { name, input });
    return given;
  }

  const mine = () => {
    const account = state.username && people.principal(state.username).accountId;
    return [...said.keys()].filter((given) => given.account === account);
  };
  const refused = () => {
    const entries = new Set(
      watch
        .deskWatch(desk.name)
        .outbox.entries()
        .flatMap(({ id, state: is }) => (is === 'refused' ? [id] : [])),
    );
    return mine().filter(({ id }) => entries.has(id));
  };

  const giveNew = (opened: Desk) => {
    const given = newCommand(chooseWish(random));
    if (given) submit(opened, given);
  };
  /** As a window does that got no answer. */
  const giveAgain = (opened: Desk) => {
    const before = mine();
    if (before.length > 0) submit(opened, random.pick(before));
  };
  const dismiss = (opened: Desk) => {
    const given = refused()[0];
    if (!given) return;
    given.isDismissed = true;
    try {
      opened.services.commands.dismiss(given.id);
    } catch (error) {
      given.isDismissed = false;
      trace.line(`${desk.name} cannot dismiss: ${String(error)}`);
    }
  };

  return {
    username: () => state.username,
    signIn(username) {
      desk.within(`${username} signs in`, (opened) => {
        void opened.services.session.signIn({ username, password: 'rahasia' }).then((result) => {
          if (result.kind === 'signed-in') state.username = username;
        });
      });
    },
    signOut() {
      desk.within('sign out', (opened) => {
        opened.services.session.signOut({ force: true });
        state.username = null;
      });
    },
    act() {
      const what = random.weighted([
        [giveNew, 10],
        [giveAgain, 1],
        [dismiss, 1],
      ] as const);
      desk.within('a person acts', what);
    },
  };
}
