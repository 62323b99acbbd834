import {
  isChoiceCommand,
  isHandOverCommand,
  isLogCommand,
  isPinCommand,
} from '../../../shared/contracts/commands.ts';
import { decideChoice, type PersonalChoice } from '../../../shared/domain/boards/personal-choice.ts';
import { decideHandOver } from '../../../shared/domain/hand-over/decide-hand-over.ts';
import { decideLog } from '../../../shared/domain/hand-over/decide-log.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { decidePin, type Pin } from '../../../shared/domain/hand-over/pin.ts';
import { type Laying, lay } from './lay-commands.ts';

export const overlayEntry = (synced: LogEntry | null, laying: Laying): LogEntry | null =>
  lay(synced, laying, (entry, command, acting) =>
    isLogCommand(command) ? decideLog(entry, command, acting) : null,
  );

/** Null once it is lifted: so it leaves the room's copy. */
export function overlayPin(synced: Pin | null, laying: Laying): Pin | null {
  const pin = lay<Pin>(synced, laying, (before, command, acting) =>
    isPinCommand(command) ? decidePin(before, command, acting) : null,
  );
  return pin?.lifted ? null : pin;
}

/** That no other closes the same watch was looked at when it was given. */
export const overlayHandOver = (synced: HandOver | null, laying: Laying): HandOver | null =>
  lay(synced, laying, (handOver, command, acting) =>
    isHandOverCommand(command) ? decideHandOver(handOver ? [handOver] : [], command, acting) : null,
  );

export const overlayChoice = (synced: PersonalChoice | null, laying: Laying): PersonalChoice | null =>
  lay(synced, laying, (choice, command, acting) =>
    isChoiceCommand(command) ? decideChoice(choice, command, acting) : null,
  );
