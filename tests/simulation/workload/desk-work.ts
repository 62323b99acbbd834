import type { SubmitRefusal } from '../../../electron/desk/api/submit-commands.ts';
import type { Desk } from '../../../electron/desk/desk.ts';
import type { Random } from '../../../server/demo/random/random.ts';
import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { type Command, type CommandName, parseCommand } from '../../../shared/contracts/commands.ts';
import { type AccountId, type CommandId, commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Given } from '../checks/ledger.ts';
import type { SimulatedDesk } from '../desk/simulated-desk.ts';
import { type Hit, uncounted } from '../faults/hit.ts';
import type { World } from '../world.ts';
import { chooseWish, commandIdOf, inputOf, ticketIdOf } from './command-inputs.ts';

/** Somebody at a desk: who, and what they remember of the commands they gave. */
export type DeskWork = {
  username(): string | null;
  /** `hit` is told when that takes somebody else's place. */
  signIn(username: string, hit?: Hit): void;
  /** `hit` is told when somebody was in. */
  signOut(hit: Hit): void;
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

/** What a person meant by a command they gave. */
type Said = { readonly given: Given; readonly name: CommandName; readonly input: object };

export function workAt({ world, desk, random, numbering }: Options): DeskWork {
  const { watch, people, trace } = world;
  /** As they were given together: the others after the first. */
  const lists: (readonly Said[])[] = [];
  const state = { username: null as string | null };

  const anyTicket = () => ticketIdOf(random.int(1, Math.max(1, numbering.tickets)));
  /** One more while there are few; then one that is there, which refuses to be opened again. */
  function newTicket(most: number): string {
    if (numbering.tickets >= most) return anyTicket();
    numbering.tickets += 1;
    return ticketIdOf(numbering.tickets);
  }

  /** What the desk throws, the window says; the person knows. */
  function ask(what: string, asked: () => Result<unknown, SubmitRefusal> | null): boolean {
    try {
      const result = asked();
      trace.line(
        `${desk.name} ${what}: ${result === null ? 'nothing' : result.ok ? 'kept' : result.refusal.code}`,
      );
      return result?.ok ?? false;
    } catch (error) {
      trace.line(`${desk.name} ${what}: ${String(error)}`);
      return false;
    }
  }

  function submit(opened: Desk, list: readonly Said[]): void {
    const leader = list[0]?.given.id;
    const commands = list.map(({ given, name, input }, place) => ({
      ...{ id: given.id, name, input },
      ...(place > 0 && { after: leader }),
    }));
    const what = list.map(({ given, name }) => `${name} ${given.id.slice(-4)}`).join(', ');
    if (ask(`gives ${what}`, () => opened.services.commands.submit(commands)))
      for (const { given } of list) watch.ledger.keep(given);
  }

  function entry(account: AccountId, command: Command, leaders: readonly CommandId[]): Given {
    numbering.commands += 1;
    return watch.ledger.give({
      id: commandIdSchema.parse(commandIdOf(numbering.commands)),
      desk: desk.name,
      account,
      subject: subjectOf(command),
      leaders: [...leaders],
    });
  }

  function mean(username: string, leaders: readonly CommandId[]): Said {
    const name = chooseWish(random);
    const shown = desk.life()?.window;
    const { accountId } = people.principal(username);
    const input = inputOf(name, {
      ticketId: name === 'ticket.open' ? newTicket(mostTickets) : anyTicket(),
      otherTicketId: anyTicket(),
      newTicketId: name === 'outage.accept' ? newTicket(mostTickets + mostOutages) : anyTicket(),
      now: world.now(),
      account: accountId,
      random,
      versionShown: (entity, id) => shown?.get(entity, id)?.version ?? 0,
      routesVersionShown: (day) => shown?.get('dispatchDays', day)?.routesVersion ?? 0,
    });
    return { given: entry(accountId, parseCommand(name, input), leaders), name, input };
  }

  const mine = () => {
    const account = state.username && people.principal(state.username).accountId;
    return lists.filter(([first]) => first?.given.account === account);
  };
  const { outbox } = watch.deskWatch(desk.name);
  const refused = () => {
    const ids = new Set(outbox.entries().flatMap(({ id, state: is }) => (is === 'refused' ? [id] : [])));
    return mine()
      .flat()
      .find(({ given }) => ids.has(given.id));
  };
  const restingWith = ({ id }: Given) =>
    mine()
      .flat()
      .flatMap(({ given }) => (given.leaders.at(-1) === id && outbox.isResting(given.id) ? [given] : []));

  const giveNew = (opened: Desk, followers = 0) => {
    const { username } = state;
    if (username === null) return;
    const leader = mean(username, []);
    const others = Array.from({ length: followers }, () => mean(username, [leader.given.id]));
    lists.push([leader, ...others]);
    submit(opened, [leader, ...others]);
  };
  const giveList = (opened: Desk) => giveNew(opened, random.int(1, 3));
  /** As a window does that got no answer. */
  const giveAgain = (opened: Desk) => {
    const before = mine().filter((list) => !list.some(({ given }) => given.isDismissed));
    if (before.length > 0) submit(opened, random.pick(before));
  };
  const dismiss = (opened: Desk) => {
    const said = refused();
    if (!said) return;
    const going = [said.given, ...restingWith(said.given)];
    for (const given of going) given.isDismissed = true;
    try {
      opened.services.commands.dismiss(said.given.id);
    } catch (error) {
      for (const given of going) given.isDismissed = false;
      trace.line(`${desk.name} cannot dismiss: ${String(error)}`);
    }
  };
  const redo = (opened: Desk) => {
    const said = refused();
    if (!said) return;
    const { given, name, input } = said;
    const again = entry(given.account, parseCommand(name, input), []);
    const resting = restingWith(given);
    lists.push([{ given: again, name, input }]);
    for (const { leaders } of resting) leaders.push(again.id);
    given.isDismissed = true;
    const ids = { id: given.id, again: again.id };
    if (ask(`gives ${name} again`, () => opened.services.commands.redo(ids)))
      for (const each of [again, ...resting]) watch.ledger.keepAnew(each);
    else {
      given.isDismissed = false;
      for (const { leaders } of resting) leaders.pop();
    }
  };

  return {
    username: () => state.username,
    signIn(username, hit = uncounted) {
      desk.within(`${username} signs in`, (opened) => {
        void opened.services.session.signIn({ username, password: 'rahasia' }).then((result) => {
          if (result.kind !== 'signed-in') return;
          if (state.username !== null && state.username !== username) hit();
          state.username = username;
        });
      });
    },
    signOut(hit) {
      desk.within('sign out', (opened) => {
        opened.services.session.signOut({ force: true });
        if (state.username !== null) hit();
        state.username = null;
      });
    },
    act() {
      const what = random.weighted([
        [giveNew, 8],
        [giveList, 2],
        [giveAgain, 1],
        [dismiss, 1],
        [redo, 1],
      ] as const);
      desk.within('a person acts', (opened) => what(opened));
    },
  };
}
