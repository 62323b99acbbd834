// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { aTicket } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

const field = () => document.querySelector('textarea');

function open() {
  const screen = openScreen({ desk: { submit: async () => undefined } });
  const about = (ticket: number) =>
    screen.draw(<ReasonDialog key={ticket} ticket={aTicket(ticket)} kind="note" onClose={() => undefined} />);
  return { about, close: () => screen.draw(null) };
}

describe('words about a ticket', () => {
  it('are there again when their dialog was closed before they were given', async () => {
    const { about, close } = open();
    await about(1);
    write(field(), 'Pelanggan menelepon lagi');
    await close();
    await about(1);
    expect(field()?.value).toBe('Pelanggan menelepon lagi');
  });

  it('stand in no dialog about another ticket, nor in the next one once they were given', async () => {
    const { about, close } = open();
    await about(1);
    write(field(), 'Pelanggan menelepon lagi');
    await about(2);
    expect(field()?.value).toBe('');
    await about(1);
    await pressButton(/^Simpan/);
    await close();
    await about(1);
    expect(field()?.value).toBe('');
  });
});
