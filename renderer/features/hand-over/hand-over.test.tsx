// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { defaultPreferences, type QueryAnswer } from '../../../shared/contracts/live.ts';
import { watchAt, watchBefore } from '../../../shared/domain/hand-over/watch.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { aHandOver, anEntry, aPin, entryId } from '../../../shared/domain/testing/hand-over-builders.ts';
import { accountIdSchema, ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import type { DeskApi } from '../../live/desk-api.ts';
import { aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen, pressButton, write } from '../../shell/testing/open-screen.tsx';
import { HandOverDialogs, ReturnStrip } from './index.ts';

const me = uuid(9001);
const none = { count: 0, latest: [] };
const changes = { breached: none, opened: none, reassigned: none, resolved: none, notes: none };
const answered = (value: unknown): QueryAnswer<never> =>
  ({ kind: 'answered', value, asOf: noon, from: 'server' }) as QueryAnswer<never>;

function open(options: { desk?: Partial<DeskApi>; role?: Role } = {}) {
  const submitted: unknown[] = [];
  const screen = openScreen({
    ...options,
    desk: {
      submit: async (given) => void submitted.push(...given.map(({ name, input }) => ({ name, input }))),
      query: async () => answered(changes),
      ...options.desk,
    },
  });
  screen.room.store.receive({ kind: 'ready' });
  const show = async () => {
    screen.intent.getState().open({ kind: 'hand-over' });
    await screen.draw(<HandOverDialogs />);
    await answers();
  };
  return { ...screen, submitted, show };
}

/** A question waits a moment before it is asked. */
const answers = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 200)));

const text = () => document.body.textContent ?? '';

describe('the hand-over', () => {
  it('is closed with a summary and the figures of that moment', async () => {
    const { put, show, submitted } = open();
    put('tickets', uuid(1), aTicket(1, { priority: 'critical' }));
    await show();
    write([...document.querySelectorAll('textarea')].at(-1) ?? null, 'Klari pulih sebelum malam.');
    await pressButton('Tutup giliran');
    expect(submitted).toMatchObject([
      {
        name: 'hand-over.close',
        input: {
          watchFrom: watchAt(noon).from,
          summary: 'Klari pulih sebelum malam.',
          count: { open: { critical: 1 }, unacknowledgedCriticals: 1 },
        },
      },
    ]);
  });

  it('keeps its half-written summary when its writer looks at a ticket meanwhile, until it is given', async () => {
    const { put, show, draw, intent } = open();
    const ticketId = ticketIdSchema.parse(uuid(1));
    put('tickets', ticketId, aTicket(1));
    put('pins', ticketId, aPin({ ticketId, reason: 'Rumah sakit' }));
    const summary = () => [...document.querySelectorAll('textarea')].at(-1) ?? null;
    await show();
    write(summary(), 'Klari pulih, tetapi');
    act(() => intent.getState().open({ kind: 'finder' }));
    await draw(<HandOverDialogs />);
    expect(summary()).toBeNull();
    await show();
    expect(summary()?.value).toBe('Klari pulih, tetapi');
    await pressButton('Tutup giliran');
    expect(summary()?.value).toBe('');
  });

  it('is taken over by somebody else than who closed it', async () => {
    const { put, show, submitted } = open();
    const before = watchBefore(watchAt(noon)).from;
    const dimas = accountIdSchema.parse(uuid(9002));
    put('handOvers', 'h', aHandOver({ watchFrom: before, closedBy: dimas, closedByName: 'Dimas' }));
    await show();
    expect(text()).toContain('Ditutup Dimas');
    await pressButton('Terima giliran');
    expect(submitted).toMatchObject([{ name: 'hand-over.take', input: { handOverId: aHandOver().id } }]);
  });

  it('is not taken over by who closed it, and says why', async () => {
    const { put, show } = open();
    put('handOvers', 'h', aHandOver({ closedBy: accountIdSchema.parse(me) }));
    await show();
    expect(text()).toContain('Anda yang menutupnya');
    expect(text()).not.toContain('Terima giliran');
  });

  it('has what is pinned, why, and lets go of it on a press', async () => {
    const { put, show, submitted } = open();
    const ticketId = ticketIdSchema.parse(uuid(1));
    put('tickets', ticketId, aTicket(1));
    put('pins', ticketId, aPin({ ticketId, reason: 'Rumah sakit' }));
    await show();
    expect(text()).toContain('Rumah sakit');
    await pressButton('Lepas sematan');
    expect(submitted).toMatchObject([{ name: 'pin.lift', input: { ticketId } }]);
  });
});

describe('the shift log', () => {
  it('takes a note, and keeps its words until the desk has taken them', async () => {
    const { show, submitted } = open();
    await show();
    write(document.querySelector('.log-composer textarea'), 'Genset POP sudah diuji.');
    await pressButton(/^Catat/);
    expect(submitted).toMatchObject([
      { name: 'log.write', input: { text: 'Genset POP sudah diuji.', ticketId: null } },
    ]);
    expect(document.querySelector<HTMLTextAreaElement>('.log-composer textarea')?.value).toBe('');
  });

  it('shows what was struck out, by whom and why, and offers striking only to who may', async () => {
    const { put, show } = open();
    const struck = { byName: 'Dimas', at: noon, reason: 'Salah tiket' };
    put('log', entryId(1), anEntry({ text: 'Dicoret.', struck }));
    put('log', entryId(2), anEntry({ id: entryId(2), text: 'Milik orang lain.' }));
    put('log', entryId(3), anEntry({ id: entryId(3), text: 'Milik saya.', by: accountIdSchema.parse(me) }));
    await show();
    expect(document.querySelector('s')?.textContent).toBe('Dicoret.');
    expect(text()).toContain('Dicoret Dimas');
    expect([...document.querySelectorAll('.log-entry-strike')]).toHaveLength(1);
  });
});

describe('coming back', () => {
  const since = instant(noon - hourMs);
  const away = (told: boolean) => ({
    watchPreferences(onPreferences: Parameters<DeskApi['watchPreferences']>[0]) {
      const presence = { [me]: { lastAt: noon, away: { from: since, until: noon, told } } };
      onPreferences({ ...defaultPreferences, theme: 'night', typeScale: 1, presence });
      return () => undefined;
    },
    changePreferences: vi.fn(async () => undefined),
  });

  it('is told in one line what changed since, and puts it away for good', async () => {
    const desk = {
      ...away(false),
      query: async () => answered({ ...changes, opened: { count: 12, latest: [] } }),
    };
    const { draw } = open({ desk });
    await draw(<ReturnStrip />);
    await answers();
    expect(document.querySelector('.return-strip')?.textContent).toContain('12 masuk');
    await pressButton('Tutup');
    await vi.waitFor(() =>
      expect(desk.changePreferences).toHaveBeenLastCalledWith({
        presence: { [me]: expect.objectContaining({ away: { from: since, until: noon, told: true } }) },
      }),
    );
    expect(document.querySelector('.return-strip')).toBeNull();
  });

  it('is told from this desk’s own rows while the server is away, and that it is', async () => {
    const desk = {
      ...away(false),
      query: async () => ({ kind: 'unavailable', reason: 'unreachable' }) as never,
    };
    const { draw, put } = open({ desk });
    put('tickets', uuid(1), aTicket(1, { openedAt: instant(noon - hourMs / 2) }));
    await draw(<ReturnStrip />);
    await answers();
    expect(document.querySelector('.return-strip')?.textContent).toMatch(/1 masuk.*dari salinan meja ini/);
  });

  it('says nothing to who was never away, or has put it away', async () => {
    const { draw } = open({ desk: away(true) });
    await draw(<ReturnStrip />);
    await answers();
    expect(document.querySelector('.return-strip')).toBeNull();
  });
});
