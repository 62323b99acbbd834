import type { TFunction } from 'i18next';
import type { Command } from '../../../../shared/contracts/commands.ts';
import type { TicketEvent } from '../../../../shared/domain/tickets/ticket-events.ts';
import type { Format } from '../../../shell/format.ts';

export type SentenceContext = {
  readonly t: TFunction;
  readonly format: Format;
  technicianName(id: string): string;
  ticketNumber(id: string): string;
};

/** What happened, in one sentence of the room's language. */
export function eventSentence(
  { body, actor, occurredAt }: TicketEvent,
  { t, format, technicianName, ticketNumber }: SentenceContext,
): string {
  const by = actor.accountId === null ? t('event.system') : actor.name;
  const say = (facts: Record<string, string | number> = {}) => t(`event.${body.type}`, { by, ...facts });
  switch (body.type) {
    case 'opened':
      return say({ source: t(`source.${body.source}`), title: body.title });
    case 'assigned': {
      const technician = technicianName(body.technicianId);
      const { overriding, reason } = body;
      if (overriding)
        return t(`event.assigned-overriding.${overriding.obstacle}`, {
          technician,
          by,
          reason: overriding.reason,
        });
      if (!reason) return say({ technician });
      const { candidates, distanceMetres, begins } = reason;
      if (distanceMetres === null) return t('event.assigned-unplaced', { technician, by, candidates });
      const distance = format.distance(distanceMetres);
      const minutes = reason.travelMinutes;
      const estimated = reason.isEstimated ? `. ${t('event.assigned-estimated')}` : '';
      if (begins) {
        const at = format.moment(begins.at, occurredAt);
        return (
          t('event.assigned-into-day', { technician, by, at, distance, minutes, candidates }) + estimated
        );
      }
      return t('event.assigned-because', { technician, by, distance, minutes, candidates });
    }
    case 'unassigned':
    case 'cancelled':
    case 'reopened':
    case 'left-outage':
      return say({ reason: body.reason });
    case 'waiting-started':
      return say({ reason: t(`waiting.${body.reason}`).toLowerCase() }) + (body.note ? `: ${body.note}` : '');
    case 'resolved':
      return say({ resolution: body.resolution });
    case 'priority-changed':
      return say({
        from: t(`priority.${body.from}`).toLowerCase(),
        to: t(`priority.${body.to}`).toLowerCase(),
        reason: body.reason,
      });
    case 'note-added':
      return say({ text: body.text });
    case 'outage-accepted':
      return say({ count: body.tickets });
    case 'joined-outage':
      return say({ number: ticketNumber(body.parentId) });
    case 'acknowledged':
    case 'departed':
    case 'arrived':
    case 'waiting-ended':
    case 'closed':
      return say();
  }
}

/** A command on its way, in the words of what was meant. */
export function commandSentence({ name, input }: Command, { t, technicianName }: SentenceContext): string {
  const words = t(`command.${name}`);
  if (name === 'ticket.assign') return `${words}: ${technicianName(input.technicianId)}`;
  if (name === 'ticket.add-note') return `${words}: ${input.text}`;
  return words;
}
