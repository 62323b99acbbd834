import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

export const figureNames = ['breached', 'atRisk', 'unassigned', 'unacknowledged', 'open'] as const;
export type FigureName = (typeof figureNames)[number];
export type SourceCounts = Readonly<Record<Priority | FigureName, number>>;

/** What a list of tickets holds, by severity and by what is asked of somebody. */
export function countSource(
  entries: readonly { readonly id: string }[],
  facts: ReadonlyMap<string, TicketFacts>,
): SourceCounts {
  const counts: Record<Priority | FigureName, number> = {
    ...{ critical: 0, high: 0, normal: 0, low: 0 },
    ...{ breached: 0, atRisk: 0, unassigned: 0, unacknowledged: 0, open: 0 },
  };
  for (const { id } of entries) {
    const each = facts.get(id);
    if (!each) continue;
    counts[each.ticket.priority] += 1;
    if (each.settled) continue;
    counts.open += 1;
    if (each.urgency === 'breached') counts.breached += 1;
    if (each.urgency === 'at-risk') counts.atRisk += 1;
    if (each.technicianId === null) counts.unassigned += 1;
    if (each.ticket.acknowledgement === null) counts.unacknowledged += 1;
  }
  return counts;
}
