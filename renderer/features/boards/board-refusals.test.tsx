// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../shared/contracts/commands.ts';
import { commandIdSchema, ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../shell/testing/open-screen.tsx';
import { BoardRefusals } from './BoardRefusals.tsx';

const ticketId = ticketIdSchema.parse(uuid(1));
const commandId = commandIdSchema.parse(uuid(9));
const refusal = { code: 'already-acknowledged', byName: 'Rina', at: noon } as const;

async function refuse(command: Command) {
  const dismiss = vi.fn(async () => undefined);
  const screen = openScreen({ desk: { dismiss } });
  await screen.draw(<BoardRefusals />);
  screen.put('tickets', ticketId, aTicket(1));
  screen.put('commands', commandId, {
    id: commandId,
    command,
    issuedAt: noon,
    state: { kind: 'refused', refusal, by: 'server' },
  });
  return { dismiss };
}

const said = () => document.querySelector('.board-refusal')?.textContent ?? '';

describe('what was refused of a board', () => {
  it('is told there with the ticket it was about, until it is put away', async () => {
    const { dismiss } = await refuse({ name: 'ticket.acknowledge', input: { ticketId } });
    expect(said()).toContain('Akui “0001”: ');
    expect(said()).toContain('Rina');
    await pressButton('Tutup penolakan');
    expect(dismiss).toHaveBeenCalledWith(commandId, expect.any(AbortSignal));
  });

  it('is not what only a console gives, where it stands beside its ticket', async () => {
    await refuse({ name: 'ticket.close', input: { ticketId } });
    expect(said()).toBe('');
  });
});
