import { useEffect, useRef, useState } from 'react';
import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import type { Bindings } from '../../../../shared/domain/dispatch/draw-day.ts';
import { priorityRank } from '../../../../shared/domain/sla/sla-policy.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import type { Answers } from './plan-questions.ts';
import type { Ask } from './use-questions.ts';

type Asking = { readonly of: number; readonly ids: Set<string> };

/**
 * Why visits have no route: asked one after another, so that a question of a person waits for one of them at most; the
 * gravest first, as the tray shows them.
 */
export function useTrayReasons(problem: DayProblem, routes: readonly PlannedRoute[], ask: Ask): Bindings {
  const [known, setKnown] = useState<Bindings>(new Map());
  const [answered, setAnswered] = useState(0);
  const asking = useRef<Asking>({ of: -1, ids: new Set() });
  const isUnderWay = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has been answered asks for the next one
  useEffect(() => {
    if (isUnderWay.current) return;
    if (asking.current.of !== problem.routesVersion)
      asking.current = { of: problem.routesVersion, ids: new Set() };
    const { ids } = asking.current;
    const held = new Set(routes.flatMap(({ ticketIds }) => ticketIds));
    const rankOf = (id: string) => priorityRank[problem.visits.get(id as TicketId)?.ticket.priority ?? 'low'];
    const [waiting] = problem.problem.visits
      .filter(({ id }) => !held.has(id as TicketId) && !ids.has(id))
      .sort((a, b) => rankOf(a.id) - rankOf(b.id));
    if (!waiting) return;
    ids.add(waiting.id);
    isUnderWay.current = true;
    /* One that cannot be answered has no reason shown; the next is asked all the same. */
    const heard = (reason: Answers['why-not']) => {
      isUnderWay.current = false;
      if (reason) setKnown((before) => new Map(before).set(waiting.id, reason));
      setAnswered((count) => count + 1);
    };
    ask('why-not', { visitId: waiting.id }).then(heard, () => heard(null));
  }, [problem, routes, answered, ask]);
  return known;
}
