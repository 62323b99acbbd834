// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import type { TicketEvent } from '../../../../shared/domain/tickets/ticket-events.ts';
import { accountIdSchema, commandIdSchema, eventIdSchema } from '../../../../shared/kernel/ids.ts';
import { aTicket, noon, uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import { Timeline } from './Timeline.tsx';

const ticket = aTicket(1, { version: 2 });
const given: PendingCommand = {
  id: commandIdSchema.parse(uuid(9)),
  command: { name: 'ticket.add-note', input: { ticketId: ticket.id, text: 'Konektor diganti' } },
  issuedAt: noon,
  state: { kind: 'waiting' },
};
const recorded: TicketEvent = {
  id: eventIdSchema.parse(uuid(8)),
  ticketId: ticket.id,
  sequence: 2,
  occurredAt: noon,
  recordedAt: noon,
  actor: { accountId: accountIdSchema.parse(uuid(7)), name: 'Rina' },
  commandId: given.id,
  body: { type: 'note-added', text: 'Konektor diganti' },
};
const afterAnswers = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 200)));
const lines = () => [...document.querySelectorAll('.timeline li')].map(({ textContent }) => textContent);

const noted = expect.stringContaining('Konektor diganti');

/** Draws it with a command on its way, over a server that tells what it has. */
async function drawn(server: TicketEvent[] = []) {
  const query = async () => ({ kind: 'answered', value: [...server], asOf: noon, from: 'server' }) as never;
  const screen = openScreen({ desk: { query } });
  screen.put('tickets', ticket.id, ticket);
  screen.put('commands', given.id, given);
  await screen.draw(<Timeline ticket={ticket} />);
  await afterAnswers();
  return { server, screen };
}

describe('the timeline of a ticket', () => {
  it('has what this desk has done, though the server was asked before it knew', async () => {
    const { server, screen } = await drawn();
    expect(lines()).toEqual([noted]);
    server.push(recorded);
    screen.remove('commands', given.id);
    expect(lines()).toEqual([noted]);
    await afterAnswers();
    expect(lines()).toEqual([noted]);
    expect(document.querySelector('.timeline [data-type="note-added"]')).not.toBeNull();
  });

  it('tells once what the server had when it answered, though it is still on its way here', async () => {
    const { screen } = await drawn([recorded]);
    expect(lines()).toEqual([noted]);
    expect(document.querySelector('.timeline [data-type="note-added"]')).not.toBeNull();
    screen.remove('commands', given.id);
    await afterAnswers();
    expect(lines()).toEqual([noted]);
  });

  it('shows nothing of a command that was refused', async () => {
    const { screen } = await drawn();
    screen.put('commands', given.id, {
      ...given,
      state: { kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' },
    });
    expect(lines()).toEqual([]);
    screen.remove('commands', given.id);
    await afterAnswers();
    expect(lines()).toEqual([]);
  });
});
