import {
  type Command,
  isDispatchCommand,
  isPartCommand,
  isVanCommand,
  type Refusal,
} from '../../../shared/contracts/commands.ts';
import { type DispatchCommand, decideDispatch } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { decidePart, type PartCommand } from '../../../shared/domain/dispatch/part.ts';
import { decideVan, type VanCommand } from '../../../shared/domain/dispatch/van.ts';
import type { Acting } from '../../../shared/domain/hand-over/decide-log.ts';
import type { DispatchWorld } from '../live/dispatch-world.ts';

type DecidedHere = DispatchCommand | VanCommand | PartCommand;

export const isDecidedOverDispatch = (command: Command): command is DecidedHere =>
  isDispatchCommand(command) || isVanCommand(command) || isPartCommand(command);

/** Null when the server is to decide: it agrees with what is known here, or too little is known here. */
export function decideDispatchHere(
  command: DecidedHere,
  world: DispatchWorld,
  acting: Acting,
): Refusal | null {
  const decision = decided(command, world, acting);
  return decision === null || decision.ok ? null : decision.refusal;
}

function decided(command: DecidedHere, world: DispatchWorld, acting: Acting) {
  if (isVanCommand(command))
    return world.canDecide('vans') ? decideVan(world.van(command.input.technicianId), command, acting) : null;
  if (isPartCommand(command))
    return world.canDecide('parts') ? decidePart(world.part(command.input.partId), command, acting) : null;
  return world.canDecide('dispatchDays')
    ? decideDispatch(world.day(command.input.planDay), command, acting)
    : null;
}
