import {
  atRiskRatio,
  type BusinessTimeLookup,
  readSlaClock,
} from '../../../../shared/domain/sla/sla-clock.ts';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { SlaBarState } from '../../../design/SlaBar.tsx';

export type SlaView = { readonly state: SlaBarState; readonly ratio: number; readonly remainingMs: number };

/** The resolution clock as a bar: breached outranks paused, because the harm is done. */
export function slaView(ticket: Ticket, now: Instant, calendars: BusinessTimeLookup): SlaView {
  const { kind, usedRatio: ratio, remainingMs } = readSlaClock(ticket.resolution, now, calendars);
  return { ratio, remainingMs, state: stateOf(isSettledStatus(ticket.state.status), kind, ratio) };
}

function stateOf(settled: boolean, kind: string, ratio: number): SlaBarState {
  if (settled) return 'stopped';
  if (ratio > 1) return 'breached';
  if (kind === 'paused') return 'paused';
  return ratio >= atRiskRatio ? 'at-risk' : 'inside';
}
