import type { Command, CommandInput, CommandName } from '../../shared/contracts/commands.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, refused } from '../../shared/kernel/result.ts';
import type { CommandLatency } from './command-latency.ts';
import { deskAnswer, type LossReason } from './desk-answer.ts';
import type { DeskApi, DeskLine, GivenCommand } from './desk-api.ts';
import type { Loss, LostCommands } from './lost-commands.ts';

/** The desk has taken what was given, or it is lost. */
export type Taken = Result<null, Loss>;

/** Of those that need nothing of each other: answered in a moment, with the words of all of them. */
const atOnce = 200;

/** How commands reach the desk. */
export type Giving = {
  /**
   * Gives a command and says what became of it: for whoever keeps the person's words until it is taken.
   * @param id the same for every attempt at one command, so that it counts once
   */
  offer<Name extends CommandName>(name: Name, input: CommandInput<Name>, id: CommandId): Promise<Taken>;
  /** As `offer`, with commands that have sense only once the first is accepted: while it is refused, they rest. */
  offerWith(leader: GivenCommand, followers: readonly GivenCommand[]): Promise<Taken>;
  /** Gives a command that nobody waits for; its loss is told among the lost commands. */
  submit<Name extends CommandName>(name: Name, input: CommandInput<Name>): void;
  /** Gives commands that need nothing of each other together: few losses to tell, few writes to the desk's disk. */
  submitAll(commands: readonly Command[]): void;
  /** As `submit`, with commands that have sense only once the first is accepted. */
  submitWith(leader: Command, followers: readonly Command[]): void;
};

type GivingParts = {
  readonly desk: Pick<DeskApi, 'submit'>;
  readonly line: () => DeskLine;
  readonly lost: LostCommands;
  readonly latency: CommandLatency;
  readonly isPast: boolean;
  newCommandId(): CommandId;
};

/** With `again`, which gives what was lost once more, under its own ids. */
export function givingTo(parts: GivingParts): Giving & { again(given: readonly GivenCommand[]): void } {
  const { desk, line, lost, latency, isPast, newCommandId } = parts;
  const give = async (given: readonly GivenCommand[]): Promise<Taken> => {
    const at = latency.inputAt();
    const lossOf = (reason: LossReason): Loss => ({ act: 'submit', given, reason });
    if (isPast) return refused(lossOf({ kind: 'rewound' }));
    const answer = await deskAnswer(line(), (signal) => desk.submit(given, signal));
    if (!answer.ok) return refused(lossOf(answer.refusal));
    const [first] = given;
    if (first) latency.started(first.id, at);
    return accepted(null);
  };
  const giveAndTell = (given: readonly GivenCommand[]) =>
    void give(given).then((taken) => {
      if (!taken.ok) lost.tell(taken.refusal);
    });
  const withId = (command: Command): GivenCommand => ({ ...command, id: newCommandId() });
  return {
    offer: (name, input, id) => give([{ id, name, input } as GivenCommand]),
    offerWith: (leader, followers) => give(led(leader, followers)),
    submit: (name, input) => giveAndTell([withId({ name, input } as Command)]),
    submitAll(all) {
      for (let from = 0; from < all.length; from += atOnce)
        giveAndTell(all.slice(from, from + atOnce).map(withId));
    },
    submitWith(leader, followers) {
      giveAndTell(led(withId(leader), followers.map(withId)));
    },
    again: giveAndTell,
  };
}

const led = (leader: GivenCommand, followers: readonly GivenCommand[]): readonly GivenCommand[] => [
  leader,
  ...followers.map((each) => ({ ...each, after: leader.id })),
];
