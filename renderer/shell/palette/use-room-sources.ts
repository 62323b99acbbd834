import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { LiveEntities } from '../../../shared/contracts/live.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { karawangDistricts } from '../../design/map/index.ts';
import type { FoundName } from '../../live/finding/room-finder.ts';
import type { Room } from '../../live/room.ts';
import { useRoom } from '../../live/room-context.tsx';
import { explainingTicket } from '../../live/technicians-now.ts';
import { type Intent, useIntentStore } from '../intent.ts';
import type { ShortcutId } from '../keys/shortcut-catalogue.ts';
import { usePrincipal } from '../session.tsx';
import { useShortcutRegistry } from '../shortcuts.tsx';
import { listSource, type PaletteEntry, type PaletteSource, paletteEntry } from './palette-source.ts';

/** Several kinds share the sight: of each only the best. */
const mostOfEach = 6;

type Surroundings = {
  readonly room: Room;
  readonly intent: () => Intent;
  readonly role: Role;
  readonly t: TFunction;
  /** Whether this window does it now: a board opens no tickets, and nothing does at a moment of the past. */
  can(id: ShortcutId): boolean;
};

type Toward = { readonly [Name in FoundName]: (row: LiveEntities[Name], at: Surroundings) => PaletteEntry };

/** What this window holds itself: found at once, with the server away too. */
export function useRoomSources(): readonly PaletteSource[] {
  const { t } = useTranslation();
  const room = useRoom();
  const store = useIntentStore();
  const { role } = usePrincipal();
  const shortcuts = useShortcutRegistry();
  return useMemo(() => {
    const can = (id: ShortcutId) => shortcuts.all().some((one) => one.id === id && one.enabled);
    const at: Surroundings = { room, intent: store.getState, role, t, can };
    return [
      roomSource('tickets', at),
      // One line, before the many customers and places whose address holds the same name.
      districtSource(at),
      roomSource('customers', at),
      roomSource('technicians', at),
      roomSource('sites', at),
    ];
  }, [room, store, role, t, shortcuts]);
}

function roomSource<Name extends FoundName>(name: Name, at: Surroundings): PaletteSource {
  const toEntry = toward[name] as (row: LiveEntities[Name], at: Surroundings) => PaletteEntry;
  return {
    name,
    title: at.t(`palette.sections.${name}` as string),
    find(text) {
      const { rows, count } = at.room.finder.find(name, text, mostOfEach);
      return { entries: rows.map((row) => toEntry(row, at)), count };
    },
    recall(key) {
      const row = (at.room.rows[name] as ReadonlyMap<string, LiveEntities[Name]>).get(key);
      return row ? toEntry(row, at) : null;
    },
  };
}

/** The region's districts; the board of a day has a map of routes and no districts. */
function districtSource({ intent, t, can }: Surroundings): PaletteSource {
  const source = listSource({
    name: 'districts',
    title: t('palette.sections.districts'),
    entries: () =>
      karawangDistricts().map((name) =>
        paletteEntry({
          key: name,
          name,
          note: t('finder.onMap'),
          run: () => intent().selectDistrict(name),
        }),
      ),
  });
  const isAsked = (text: string) => text.trim() !== '' && !can('dispatch.down');
  return {
    ...source,
    find: (text) => (isAsked(text) ? source.find(text) : { entries: [], count: 0 }),
  };
}

/** A ticket is opened; a place is shown on the map, so is where somebody of the field is, and a customer's place, too, beside a new ticket where one can be opened. */
const toward: Toward = {
  tickets: (ticket, at) => ticketEntry(ticket, at.t(`status.${ticket.state.status}`), at),
  customers({ id, number, name, village, district, siteId, position }, { intent, t, can }) {
    const opensTicket = can('room.new-ticket');
    return paletteEntry({
      key: id,
      code: number,
      name,
      detail: `${village}, ${district}`,
      note: t(opensTicket ? 'finder.newTicketFor' : 'finder.onMap'),
      run() {
        if (siteId) intent().selectSite(siteId);
        else intent().selectPosition(position);
        if (opensTicket) intent().open({ kind: 'new-ticket', customerId: id });
      },
    });
  },
  technicians({ id, name, phone }, { room, intent, role, t, can }) {
    // On the board of a day a technician is a line, whatever they hold.
    const hasLines = can('dispatch.down');
    const held = hasLines ? null : explainingTicket(room.tickets, id);
    const roles: readonly Role[] = commandTerms['technician.set-availability'].roles;
    const about = { key: id, name, code: phone };
    if (held)
      return paletteEntry({
        ...about,
        detail: [held.number, held.title].filter(Boolean).join(' · '),
        note: t('palette.theirTicket'),
        run() {
          intent().select(held.id);
          intent().selectTechnician(id);
        },
      });
    if (!roles.includes(role) || !can('room.availability'))
      return paletteEntry({
        ...about,
        ...(hasLines
          ? { note: t('finder.onLine') }
          : room.rows.positions.has(id) && { note: t('finder.onMap') }),
        run: () => intent().selectTechnician(id),
      });
    return paletteEntry({
      ...about,
      note: t('palette.availability'),
      run() {
        intent().selectTechnician(id);
        intent().open({ kind: 'availability', technicianId: id });
      },
    });
  },
  sites: ({ id, kind, code, village, district }, { intent, t }) =>
    paletteEntry({
      key: id,
      code: kind.toUpperCase(),
      name: code,
      detail: `${village}, ${district}`,
      note: t('finder.onMap'),
      run: () => intent().selectSite(id),
    }),
};

export function ticketEntry(
  ticket: Ticket,
  note: string,
  { room, intent, t }: Omit<Surroundings, 'role' | 'can'>,
): PaletteEntry {
  const customer = ticket.customerId ? room.rows.customers.get(ticket.customerId)?.name : undefined;
  return paletteEntry({
    key: ticket.id,
    rank: ticket.priority,
    code: ticket.number ?? t('ticket.unnumbered'),
    name: customer ?? ticket.title,
    detail: customer ? ticket.title : '',
    note,
    run: () => intent().select(ticket.id),
  });
}
