import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import type { LiveEntities, LiveName, PendingCommand } from '../../shared/contracts/live.ts';
import type { ShapeName } from '../../shared/contracts/shapes.ts';
import type { Outages } from '../../shared/domain/outages/read-outages.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { LinkStatus } from './live-store.ts';
import type { Room } from './room.ts';
import { usePaced } from './use-paced.ts';

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

/** Only where the window may show another moment than now. */
const RoomOfNowContext = createContext<Room | null>(null);
export const RoomOfNowProvider = RoomOfNowContext.Provider;

/** What stands in it is of now, whatever moment the window shows around it. */
export function OfNow({ children }: { readonly children: ReactNode }) {
  const shown = useRoom();
  return <RoomProvider value={useContext(RoomOfNowContext) ?? shown}>{children}</RoomProvider>;
}

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('A live component stands inside a RoomProvider');
  return room;
}

/** One row; re-renders only when that row is replaced. */
export function useRow<Name extends LiveName>(name: Name, key: string | null): LiveEntities[Name] | null {
  const { store } = useRoom();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeRow(name, key ?? '', listener),
    [store, name, key],
  );
  return useSyncExternalStore(subscribe, () => (key === null ? null : (store.rows[name].get(key) ?? null)));
}

/** Re-renders at most once a frame, when any row of the entity changed. */
export function useEntity(name: LiveName): number {
  const { store } = useRoom();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeEntity(name, listener),
    [store, name],
  );
  return useSyncExternalStore(subscribe, () => store.version(name));
}

/** As `useEntity`, but re-renders at most once in `paceMs`. */
export function useEntityPaced(name: LiveName, paceMs: number): number {
  const { store } = useRoom();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeEntity(name, listener),
    [store, name],
  );
  const version = useCallback(() => store.version(name), [store, name]);
  return usePaced(subscribe, version, paceMs);
}

/** The corrected time, as coarse as asked: re-renders only when a step has passed. */
export function useNow(stepMs: number): Instant {
  const { clock } = useRoom();
  useSyncExternalStore(clock.subscribe, () => Math.floor(clock.tickedAt / stepMs));
  return clock.tickedAt;
}

export function useLinkStatus(): LinkStatus {
  const { store } = useRoom();
  return useSyncExternalStore(store.subscribeStatus, () => store.status);
}

/** What tickets and network say now of common causes; at most two seconds old. */
export function useOutages(): Outages {
  const { outages } = useRoom();
  return useSyncExternalStore(outages.subscribe, () => outages.current);
}

/** The pending and refused commands about one ticket or technician. */
export function useCommandsOf(subjectId: string): readonly PendingCommand[] {
  const { store, commands } = useRoom();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeEntity('commands', listener),
    [store],
  );
  return useSyncExternalStore(subscribe, () => commands.of(subjectId));
}

/** When the oldest of these shapes was last known to be current; null before the first sync of one of them. */
export function useFreshness(names: readonly ShapeName[]): Instant | null {
  const { freshness } = useLinkStatus();
  if (!freshness) return null;
  const moments = names.map((name) => freshness[name]);
  return moments.includes(null) ? null : (Math.min(...(moments as number[])) as Instant);
}
