import { useEffect, useMemo, useRef, useState } from 'react';
import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { PlannedRoute } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import type { Bindings } from '../../../../shared/domain/dispatch/draw-day.ts';
import { priorityRank } from '../../../../shared/domain/sla/sla-policy.ts';
import { canonical } from '../../../../shared/kernel/canonical.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import type { Answers } from './plan-questions.ts';
import type { Ask } from './use-questions.ts';

type Asking = { readonly of: string; readonly visits: Set<string> };

/** What the clock alone changes of the reasons is looked at so often. */
const lookEveryMs = 15 * minuteMs;

/** What all reasons of a day depend on beside their own visits: with another ground they are asked anew. */
const groundOf = ({ routesVersion, technicians, weights, now }: DayProblem): string =>
  canonical([
    routesVersion,
    Math.floor(now / lookEveryMs),
    weights,
    technicians.map(({ id, shift, van, technician }) => [id, shift, van?.version ?? 0, technician.skills]),
  ]);

/** A visit of which something else was said is another question. */
const questionOf = ({ visits }: DayProblem, id: string): string => {
  const visit = visits.get(id as TicketId);
  return canonical([id, visit?.terms, visit?.skills, visit?.parts]);
};

/**
 * Why visits have no route, asked anew when what they depend on is otherwise: one after another, so that a question of a person waits for one of them at most; the
 * gravest first, as the tray shows them.
 */
export function useTrayReasons(problem: DayProblem, routes: readonly PlannedRoute[], ask: Ask): Bindings {
  const [known, setKnown] = useState<Bindings>(new Map());
  const [answered, setAnswered] = useState(0);
  const ground = useMemo(() => groundOf(problem), [problem]);
  const asking = useRef<Asking>({ of: '', visits: new Set() });
  const isUnderWay = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has been answered asks for the next one
  useEffect(() => {
    if (isUnderWay.current) return;
    if (asking.current.of !== ground) asking.current = { of: ground, visits: new Set() };
    const { visits: asked } = asking.current;
    const held = new Set(routes.flatMap(({ ticketIds }) => ticketIds));
    const rankOf = (id: string) => priorityRank[problem.visits.get(id as TicketId)?.ticket.priority ?? 'low'];
    const [waiting] = problem.problem.visits
      .filter(({ id }) => !held.has(id as TicketId) && !asked.has(questionOf(problem, id)))
      .sort((a, b) => rankOf(a.id) - rankOf(b.id));
    if (!waiting) return;
    asked.add(questionOf(problem, waiting.id));
    isUnderWay.current = true;
    /* One that cannot be answered has no reason shown; the next is asked all the same. */
    const heard = (reason: Answers['why-not']) => {
      isUnderWay.current = false;
      if (reason) setKnown((before) => new Map(before).set(waiting.id, reason));
      setAnswered((count) => count + 1);
    };
    ask('why-not', { visitId: waiting.id }).then(heard, () => heard(null));
  }, [problem, ground, routes, answered, ask]);
  return known;
}
