import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ServerPlan,
  ServerPlanQuestion,
  ServerSearch,
} from '../../../../shared/contracts/server-plan.ts';
import { openAssignments, routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import type { Crew } from '../../../../shared/domain/dispatch/search-crew.ts';
import { toAssignments } from '../../../../shared/domain/routing/plan.ts';
import type { Assignment } from '../../../../shared/domain/routing/problem.ts';
import { technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import type { searchInThreads } from './search-in-threads.ts';
import { type PlannedRoom, stateProblem } from './state-problem.ts';

/** So long a question waits for the end before it is told how far the search is. */
const tellEveryMs = secondMs / 2;
/** Nobody asks any more: the window has another day, or is gone. */
const abandonedMs = 5 * secondMs;

export type Searching = { readonly room: PlannedRoom; readonly search: typeof searchInThreads };

/** One search of a day, for as long as somebody asks for it. */
export class SearchUnderWay {
  readonly id: string;
  isOver = false;
  private readonly searching: Searching;
  private readonly ended = Promise.withResolvers<ServerPlan>();
  private readonly abandoned: NodeJS.Timeout;
  private crew: Crew | null = null;
  private best: ServerSearch | null = null;

  constructor(searching: Searching, question: ServerPlanQuestion, now: Instant) {
    this.id = question.id;
    this.searching = searching;
    this.abandoned = setTimeout(() => this.fail('nobody asked for it any more'), abandonedMs).unref();
    this.begin(question, now).catch((error) => this.fail(String(error)));
  }

  /** How it ended, or how far it is by now. */
  async ask({ ends }: Pick<ServerPlanQuestion, 'ends'>): Promise<ServerPlan> {
    if (!this.isOver) this.abandoned.refresh();
    if (ends) this.crew?.stop();
    const soFar = () => ({ kind: 'searching', best: this.best }) as const;
    return await Promise.race([
      this.ended.promise,
      sleep(tellEveryMs, undefined, { ref: false }).then(soFar),
    ]);
  }

  private async begin({ day, seconds }: ServerPlanQuestion, now: Instant): Promise<void> {
    const asked = await stateProblem(this.searching.room, day, now);
    const { problem } = asked;
    if (this.isOver || problem.visits.length === 0) return this.end(planOf([]));
    const routes = openAssignments(asked, routesNow(asked));
    const request = {
      problem,
      routes,
      kind: 'anew',
      milliseconds: seconds * secondMs,
      mostMoves: null,
    } as const;
    this.crew = this.searching.search(request, {
      told: ({ plan, iterations, elapsedMs }) => {
        this.best = { iterations, elapsedMs, cost: plan.cost.total };
      },
      ended: (best) => this.end(planOf(best ? toAssignments(best) : routes)),
      failed: (why) => this.fail(why),
    });
  }

  private fail(error: string): void {
    this.searching.room.warn({ error }, 'A day could not be planned here');
    this.end({ kind: 'failed' });
  }

  /** The first end is the one that counts. */
  private end(answer: ServerPlan): void {
    clearTimeout(this.abandoned);
    this.isOver = true;
    this.crew?.dismiss();
    this.ended.resolve(answer);
  }
}

const planOf = (routes: readonly Assignment[]): ServerPlan => ({
  kind: 'planned',
  routes: routes.map(({ shiftId, visitIds }) => ({
    technicianId: technicianIdSchema.parse(shiftId),
    ticketIds: visitIds.map((id) => ticketIdSchema.parse(id)),
  })),
});
