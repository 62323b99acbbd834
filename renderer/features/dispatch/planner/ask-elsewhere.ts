import type { PlannedDay } from '../../../../shared/contracts/planned-day.ts';
import type { QueryInput } from '../../../../shared/contracts/queries.ts';
import type { DeskApi } from '../../../live/desk-api.ts';
import type { ElsewhereTrouble } from '../dispatch-desk.ts';
import type { Heard } from './use-search-progress.ts';

type Answer = PlannedDay | ElsewhereTrouble;

export async function askVroom(
  desk: Pick<DeskApi, 'query'>,
  question: QueryInput<'dispatch.vroom-plan'>,
  left: AbortSignal,
): Promise<Answer> {
  const answer = await desk.query('dispatch.vroom-plan', question, left).catch(() => null);
  if (answer?.kind !== 'answered') return { planner: 'vroom', why: 'server-away' };
  const { value } = answer;
  if (value.kind === 'planned') return value;
  return { planner: 'vroom', why: value.kind === 'fault' ? value.fault : 'nobody' };
}

type ServerSearch = Omit<QueryInput<'dispatch.server-plan'>, 'ends'>;
type Hearing = {
  readonly tell: (best: Heard) => void;
  /** Nobody waits any more: the server gives up what is not asked for. */
  readonly left: AbortSignal;
  /** What is found by then is enough. */
  readonly enough: AbortSignal;
};

/** Asks until the search is through: each answer comes when it is, or half a second later. */
export async function askServer(
  desk: Pick<DeskApi, 'query'>,
  search: ServerSearch,
  { tell, left, enough }: Hearing,
): Promise<Answer> {
  for (;;) {
    const question = { ...search, ends: enough.aborted };
    const answer = await desk.query('dispatch.server-plan', question, left).catch(() => null);
    if (answer?.kind !== 'answered') return { planner: 'server', why: 'server-away' };
    const { value } = answer;
    if (value.kind === 'planned') return value;
    if (value.kind !== 'searching') return { planner: 'server', why: value.kind };
    if (value.best) tell(value.best);
  }
}
