import {
  type Command,
  isChoiceCommand,
  isHandOverCommand,
  isLogCommand,
  isPinCommand,
  type Refusal,
} from '../../../shared/contracts/commands.ts';
import { type ChoiceCommand, decideChoice } from '../../../shared/domain/boards/personal-choice.ts';
import { decideHandOver, type HandOverCommand } from '../../../shared/domain/hand-over/decide-hand-over.ts';
import { type Acting, decideLog, type LogCommand } from '../../../shared/domain/hand-over/decide-log.ts';
import { decidePin, type PinCommand } from '../../../shared/domain/hand-over/pin.ts';
import { assertNever } from '../../../shared/kernel/assert-never.ts';
import type { HandOverWorld } from '../live/hand-over-world.ts';

type Decided = LogCommand | PinCommand | HandOverCommand | ChoiceCommand;

export const isDecidedOverHandOvers = (command: Command): command is Command & Decided =>
  isLogCommand(command) || isPinCommand(command) || isHandOverCommand(command) || isChoiceCommand(command);

/** What is not in this desk's copy may be on the server all the same. */
const unknownHere: ReadonlySet<Refusal['code']> = new Set([
  'entry-unknown',
  'not-pinned',
  'hand-over-unknown',
]);

/** Null when the server is to decide: it agrees with what is known here, or too little is known here. */
export function decideHandOverHere(command: Decided, world: HandOverWorld, acting: Acting): Refusal | null {
  if (!world.canDecide()) return null;
  const decision = decide(command, world, acting);
  return decision.ok || unknownHere.has(decision.refusal.code) ? null : decision.refusal;
}

function decide(command: Decided, world: HandOverWorld, acting: Acting) {
  switch (command.name) {
    case 'log.write':
    case 'log.strike':
      return decideLog(world.entry(command.input.entryId), command, acting);
    case 'pin.set':
    case 'pin.lift':
      return decidePin(world.pin(command.input.ticketId), command, acting);
    case 'hand-over.close':
    case 'hand-over.take':
      return decideHandOver(world.handOvers(), command, acting);
    case 'choice.first-board':
      return decideChoice(world.choice(command.input.accountId), command, acting);
    default:
      return assertNever(command);
  }
}
