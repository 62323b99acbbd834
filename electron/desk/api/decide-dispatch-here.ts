import type { Refusal } from '../../../shared/contracts/commands.ts';
import { type DispatchCommand, decideDispatch } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Acting } from '../../../shared/domain/hand-over/decide-log.ts';
import type { DispatchWorld } from '../live/dispatch-world.ts';

/** Null when the server is to decide: it agrees with what is known here, or too little is known here. */
export function decideDispatchHere(
  command: DispatchCommand,
  world: DispatchWorld,
  acting: Acting,
): Refusal | null {
  if (!world.canDecide()) return null;
  const decision = decideDispatch(world.day(command.input.planDay), command, acting);
  return decision.ok ? null : decision.refusal;
}
