// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { AwayReason, Connection, Freshness } from '../../shared/contracts/live.ts';
import { noon } from '../live/testing/ticket-builder.ts';
import { ConnectionState } from './ConnectionState.tsx';
import { openScreen } from './testing/open-screen.tsx';

const since = noon;
const away = (reason: AwayReason): Connection => ({ kind: 'away', since, reason });
const sentences: readonly (readonly [Connection, kind: string, sentence: string])[] = [
  [{ kind: 'live', since }, 'quiet', 'langsung'],
  [{ kind: 'catching-up', since }, 'busy', 'menyusul'],
  [{ kind: 'first-sync', since }, 'busy', 'mengambil data pertama kali'],
  [{ kind: 'cache-rebuilding', since }, 'busy', 'yang tampil adalah data terakhir'],
  [{ kind: 'signed-out' }, 'away', 'sudah keluar'],
  [{ kind: 'disk-full', since }, 'away', 'disk penuh: menampilkan keadaan pukul 12.00'],
  [away('unreachable'), 'away', 'server tidak terhubung sejak 12.00'],
  [away('server-error'), 'away', 'server bermasalah sejak 12.00'],
  [away('session-ended'), 'away', 'sesi berakhir 12.00, masuk lagi'],
  [away('replication-down'), 'away', 'replikasi terhenti sejak 12.00'],
  [away('database-away'), 'away', 'basis data server terhenti sejak 12.00'],
  [away('server-too-new'), 'away', 'perbarui meja ini. Tidak ada yang hilang.'],
  [away('server-too-old'), 'away', 'perbarui server. Tidak ada yang hilang.'],
];

async function open() {
  const { room, draw } = openScreen();
  await draw(<ConnectionState />);
  return room;
}

const shown = () => document.querySelector('.connection');

describe('the sentence about the line', () => {
  it.each(sentences)('of %o is %s', async (connection, kind, sentence) => {
    const room = await open();
    act(() =>
      room.store.receive({
        kind: 'status',
        connection,
        freshness: { heartbeat: noon } as Freshness,
        clockOffsetMs: 0,
        unreadCommands: 0,
        damagedOutboxes: 0,
      }),
    );
    expect(shown()?.textContent).toContain(sentence);
    expect(shown()?.getAttribute('data-kind')).toBe(kind);
    expect(shown()?.getAttribute('title')).toBe(shown()?.textContent);
  });

  it('is about this desk when it does not answer, whatever it said last', async () => {
    const room = await open();
    act(() => room.store.setLine('lost'));
    expect(shown()?.textContent).toBe('meja ini tidak menjawab');
    expect(shown()?.getAttribute('data-kind')).toBe('away');
  });

  it('says why there is no desk, where the shell knows', async () => {
    const room = await open();
    const awaited = 'Meja ini berakhir 4 kali (kode 134); dimulai lagi setelah 4 detik.';
    const tell = (data: object) =>
      act(() => void window.dispatchEvent(new MessageEvent('message', { data, source: window })));
    act(() => room.store.setLine('lost'));
    tell({ kind: 'desk:port', awaited });
    expect(shown()?.textContent).toBe(awaited);
    tell({ kind: 'desk:port', awaited: null });
    expect(shown()?.textContent).toBe('meja ini tidak menjawab');
  });
});
