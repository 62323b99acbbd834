import { dayMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

export type LeftFigure = {
  readonly isPast: boolean;
  readonly figure: number;
  /** Null for minutes, which a column's head names. */
  readonly unit: 'hours' | 'days' | null;
};

/** A figure of three digits does not fit a column of the chart, and nobody counts such minutes across the room. */
const mostMinutes = 100;
const mostHours = 24;

/** What is left of a target, in the chart and in every list alike: one short figure; minutes are rounded up, as the console does. */
export function leftFigure(ms: number): LeftFigure {
  const isPast = ms < 0;
  const minutes = Math.abs(Math.ceil(ms / minuteMs));
  if (minutes < mostMinutes) return { isPast, figure: minutes, unit: null };
  const hours = Math.floor(Math.abs(ms) / hourMs);
  if (hours < mostHours) return { isPast, figure: hours, unit: 'hours' };
  return { isPast, figure: Math.floor(Math.abs(ms) / dayMs), unit: 'days' };
}

/** So little time is to be watched whatever the target was: nobody across the room can still begin. */
export const nearMs = 15 * minuteMs;

export const isNear = ({ urgency }: Pick<TicketFacts, 'urgency'>, leftMs: number): boolean =>
  urgency === 'at-risk' || (leftMs >= 0 && leftMs <= nearMs);
