import { isFilterCommand, type Touched } from '../../../../shared/contracts/commands.ts';
import { decideFilter, type FilterChange } from '../../../../shared/domain/filters/decide-filter.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';

/** Decides on the filter as it truly is and on the boards that ask it, and keeps every version that comes of it. */
export const runFilterCommand: CommandHandler = async (command, context) => {
  if (!isFilterCommand(command)) throw new Error(`Not a filter command: ${command.name}`);
  const { work, actor, now } = context;
  const boards = await work.boards.lock();
  const standing = await work.boards.filter(command.input.filterId);
  const sharedBoards = boards.filter(({ shared }) => shared);
  const decision = decideFilter(standing, command, { by: actor, now, sharedBoards });
  return decision.ok ? accepted([await apply(decision.value, context)]) : decision;
};

async function apply(change: FilterChange, { work, actor, now }: CommandContext): Promise<Touched> {
  const saved = change.kind === 'saved' ? change.filter : null;
  const { id, version } = change.kind === 'saved' ? change.filter : change;
  await (saved ? work.boards.saveFilter(saved) : work.boards.deleteFilter(id));
  await work.boards.keepVersion({
    entity: 'filters',
    id,
    version,
    saved,
    at: now,
    accountId: actor.accountId,
    actorName: actor.name,
  });
  return { entity: 'filters', id, version };
}
