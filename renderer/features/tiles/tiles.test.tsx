// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { TileContent } from '../../../shared/domain/boards/tile.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { aTechnician } from '../../../shared/domain/testing/builders.ts';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { FieldKnown } from '../../live/field-known.ts';
import type { RoomParts } from '../../live/room.ts';
import { aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import { tileComponents } from './index.ts';
import type { TileProps } from './tile-props.ts';

type Shown = Exclude<TileContent, { kind: 'map' }>;
const source = { kind: 'quick', name: 'all-open' } as const;
const contents: readonly Shown[] = [
  { kind: 'queue', tickets: source },
  { kind: 'counters', tickets: source },
  { kind: 'sla-risk', withinMinutes: 60 },
  { kind: 'flow' },
  { kind: 'backlog' },
  { kind: 'technicians' },
  { kind: 'outages' },
  { kind: 'worst-sites' },
  { kind: 'activity' },
  { kind: 'clock' },
  { kind: 'hand-over' },
  { kind: 'text', text: 'Cadangan serat habis.\nHubungi gudang.' },
];

const emptyRoomSays: Readonly<Record<Shown['kind'], RegExp>> = {
  queue: /Tidak ada tiket/,
  counters: /Kritis0.*Tinggi0.*Normal0.*Rendah0/,
  'sla-risk': /Tidak ada SLA yang habis dalam 60 menit/,
  flow: /0 masuk.*0 selesai/,
  backlog: /Tidak ada tiket terbuka/,
  technicians: /Tidak ada teknisi yang bertugas/,
  outages: /Tidak ada gangguan massal/,
  'worst-sites': /Tidak ada titik yang menonjol/,
  activity: /Belum ada kejadian/,
  clock: /12\.00\.00.*WIB/,
  'hand-over': /Pagi s\.d\. 14\.00.*Tidak ada tiket yang disematkan/,
  text: /Cadangan serat habis\..*Hubungi gudang\./s,
};

function open(role: Role = 'operator', isReady = true, past?: RoomParts['past']) {
  const screen = openScreen({ role, ...(past ? { past } : {}) });
  const onSelect = vi.fn();
  if (isReady) screen.room.store.receive({ kind: 'ready' });
  return {
    ...screen,
    onSelect,
    show(content: Shown) {
      const Tile = tileComponents[content.kind] as React.ComponentType<TileProps<Shown['kind']>>;
      return screen.draw(<Tile content={content} onSelect={onSelect} />);
    },
  };
}

const text = () => document.querySelector('.tile-frame')?.textContent ?? '';

describe('a tile of any kind', () => {
  it.each(contents)('draws itself in an empty room and says what that means ($kind)', async (content) => {
    const { show } = open();
    await show(content);
    expect(document.querySelector('.tile-broken')).toBeNull();
    expect(text()).toMatch(emptyRoomSays[content.kind]);
  });

  it('shows outlines while rows are still coming', async () => {
    const { show } = open('operator', false);
    await show({ kind: 'backlog' });
    expect(document.querySelector('.tile-outline')).not.toBeNull();
  });

  it('says in one sentence what of the technicians is not known at a moment of the past', async () => {
    const known: FieldKnown = {
      shifts: () => 'none',
      isShiftKnown: () => false,
      arePositionsKnown: () => false,
    };
    const { show, put } = open('operator', true, { trails: { of: () => [] }, known });
    await show({ kind: 'technicians' });
    const says = 'Posisi pada saat itu tidak diketahui, jadwal tugas tidak seluruhnya.';
    expect(text()).toContain(says);
    const dedi = aTechnician();
    put('technicians', dedi.id, dedi);
    const state = { status: 'en-route', technicianId: dedi.id, since: noon } as const;
    put('tickets', uuid(1), aTicket(1, { state }));
    await show({ kind: 'technicians' });
    expect(text()).toContain('Di jalan1');
    expect(text()).not.toMatch(/Tanpa posisi|Kosong/);
    expect(text()).toContain(says);
  });

  it('says in one sentence that a role may not see it', async () => {
    const { show } = open('technician');
    await show({ kind: 'queue', tickets: source });
    expect(document.querySelector('[data-kind="forbidden"]')?.textContent).toBe(
      'Peran Anda tidak melihat bagian ini',
    );
  });
});

describe('the worst tickets', () => {
  it('are rows that select their ticket', async () => {
    const { show, put, onSelect } = open();
    put('tickets', uuid(1), aTicket(1, { priority: 'critical', openedAt: instant(noon - 5 * hourMs) }));
    await show({ kind: 'queue', tickets: source });
    const row = document.querySelector<HTMLButtonElement>('.ticket-line');
    expect(row?.textContent).toContain('Gintungkerta, Klari');
    expect(row?.querySelector('.time-left')?.getAttribute('data-state')).toBe('over');
    expect(row?.querySelector('[data-flashes]')).not.toBeNull();
    row?.click();
    expect(onSelect).toHaveBeenCalledWith(uuid(1));
  });

  it('say so when their saved filter is gone', async () => {
    const { show } = open();
    await show({ kind: 'queue', tickets: { kind: 'saved', filterId: uuid(77) as never } });
    expect(text()).toContain('Saringan tersimpan ini sudah dihapus');
  });
});

describe('what the room knows', () => {
  it('is counted against the horizon, with who cannot be there in time', async () => {
    const { show, put } = open();
    const openedAt = instant(noon - 4 * hourMs + 30 * minuteMs);
    put('tickets', uuid(1), aTicket(1, { openedAt }));
    await show({ kind: 'sla-risk', withinMinutes: 60 });
    expect(text()).toContain('1 tak terkejar');
    expect(text()).toContain('0sudahlewat');
  });

  it('is told by a tile that opens later than it happened', async () => {
    const { show, put } = open();
    put('tickets', uuid(1), aTicket(1));
    await show({ kind: 'activity' });
    expect(text()).toContain('Tiket baru');
  });
});
