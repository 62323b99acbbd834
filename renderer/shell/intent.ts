import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { SavedFilterId } from '../../shared/kernel/ids.ts';
import type { Position } from '../../shared/kernel/position.ts';
import { noFacets, type QueueFilter } from '../live/queue-filter.ts';
import { type QueueSort, roomOrder, type SortColumn } from '../live/queue-order.ts';

/** A dialog that asks for something about one ticket. */
export type TicketDialogKind =
  | 'assign'
  | 'unassign'
  | 'wait'
  | 'note'
  | 'priority'
  | 'promise'
  | 'resolve'
  | 'cancel'
  | 'reopen'
  | 'leave-outage';

export type OpenDialog =
  | { readonly kind: TicketDialogKind; readonly ticketId: string }
  | { readonly kind: 'new-ticket'; readonly customerId: string | null }
  /** Null lets the person choose whose. */
  | { readonly kind: 'availability'; readonly technicianId: string | null }
  /** Null begins with the gravest. */
  | { readonly kind: 'outages'; readonly outageKey: string | null }
  | { readonly kind: 'hand-over' }
  /** About that ticket; null about none. */
  | { readonly kind: 'log-note'; readonly ticketId: string | null }
  | { readonly kind: 'pin'; readonly ticketId: string }
  | { readonly kind: 'boards' }
  /** Of a board window. */
  | { readonly kind: 'rotation' }
  | { readonly kind: 'displays' }
  | { readonly kind: 'filters' }
  | { readonly kind: 'finder' }
  | { readonly kind: 'help' };

export const mapLayers = ['marks', 'movers', 'places', 'areas', 'shades', 'heat'] as const;
export type MapLayer = (typeof mapLayers)[number];

/** What the person means to look at. Nothing here is a fact of the room. */
export type Intent = {
  readonly ticketId: string | null;
  /** A place chosen in the finder or on the map. */
  readonly siteId: string | null;
  /** Somebody of the field chosen in the finder. */
  readonly technicianId: string | null;
  /** A district chosen in a list. */
  readonly district: string | null;
  /** Where somebody lives whom no place of the network is known to feed. */
  readonly position: Position | null;
  readonly filter: QueueFilter;
  /** Asked instead of `filter`. */
  readonly savedFilterId: SavedFilterId | null;
  readonly sort: QueueSort;
  readonly dialog: OpenDialog | null;
  readonly layers: Readonly<Record<MapLayer, boolean>>;
  /** What is being written and was not given yet, see `useKept`. */
  readonly kept: ReadonlyMap<string, unknown>;
  select(ticketId: string | null): void;
  selectSite(siteId: string | null): void;
  selectTechnician(technicianId: string): void;
  selectDistrict(district: string | null): void;
  selectPosition(position: Position): void;
  /** Takes over what another window is about. */
  follow(chosen: Chosen): void;
  /** Lets go of a saved filter, too. */
  setFilter(change: Partial<QueueFilter>): void;
  askSaved(filterId: SavedFilterId | null): void;
  sortBy(column: SortColumn): void;
  open(dialog: OpenDialog): void;
  close(): void;
  toggleLayer(layer: MapLayer): void;
  /** Undefined forgets. */
  keep(key: string, value: unknown): void;
};

/** What a window is about, as far as other windows of the desk may follow it. */
export type Chosen = Pick<Intent, 'ticketId' | 'siteId' | 'technicianId'>;

export type IntentStore = StoreApi<Intent>;

/** A map flies to one chosen thing at a time. */
const nowhere = { siteId: null, technicianId: null, district: null, position: null };

export function createIntent(): IntentStore {
  return createStore<Intent>()((set) => ({
    ticketId: null,
    siteId: null,
    technicianId: null,
    district: null,
    position: null,
    filter: { quick: 'needs-action', ...noFacets },
    savedFilterId: null,
    sort: roomOrder,
    dialog: null,
    layers: { marks: true, movers: true, places: true, areas: true, shades: false, heat: false },
    kept: new Map(),
    select: (ticketId) => set({ ticketId, ...nowhere }),
    selectSite: (siteId) => set({ ...nowhere, siteId }),
    selectTechnician: (technicianId) => set({ ...nowhere, technicianId }),
    selectDistrict: (district) => set({ ...nowhere, district }),
    selectPosition: (position) => set({ ...nowhere, position }),
    follow: (chosen) => set({ ...nowhere, ...chosen }),
    setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change }, savedFilterId: null })),
    askSaved: (savedFilterId) => set({ savedFilterId }),
    sortBy: (column) => set(({ sort }) => ({ sort: nextSort(sort, column) })),
    open: (dialog) => set({ dialog }),
    close: () => set({ dialog: null }),
    keep: (key, value) => set(({ kept }) => ({ kept: keptWith(kept, key, value) })),
    toggleLayer: (layer) => set(({ layers }) => ({ layers: { ...layers, [layer]: !layers[layer] } })),
  }));
}

function keptWith(before: Intent['kept'], key: string, value: unknown): Intent['kept'] {
  const kept = new Map(before);
  if (value === undefined) kept.delete(key);
  else kept.set(key, value);
  return kept;
}

/** Ascending, descending, and back to the order of the room. */
function nextSort(sort: QueueSort, column: SortColumn): QueueSort {
  if (sort.column !== column) return { column, direction: 'ascending' };
  if (column === roomOrder.column) return roomOrder;
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : roomOrder;
}

const IntentContext = createContext<IntentStore | null>(null);
export const IntentProvider = IntentContext.Provider;

export function useIntentStore(): IntentStore {
  const store = useContext(IntentContext);
  if (!store) throw new Error('A component with intent stands inside an IntentProvider');
  return store;
}

export const useIntent = <Part>(select: (intent: Intent) => Part): Part => useStore(useIntentStore(), select);
