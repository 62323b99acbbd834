import type { QueryInput, QueryOutput } from '../../shared/contracts/queries.ts';
import { believedMinutes, type UsualMinutes } from '../../shared/domain/dispatch/usual-minutes.ts';
import { hourMs } from '../../shared/kernel/instant.ts';
import type { RoomDesk } from './room.ts';
import { useNow, useRoom } from './room-context.tsx';
import { useQuery } from './use-query.ts';

type Learnt = 'dispatch.travel-estimate' | 'dispatch.usual-minutes';

/** What was last heard, so that whoever asks next begins with it, and all of a window are told the same. */
const heard = new WeakMap<RoomDesk, Map<Learnt, unknown>>();

/** What the server has learnt of the room, asked for every hour; null until it was heard once. */
export function useLearnt<Name extends Learnt>(name: Name): QueryOutput<Name> | null {
  const { desk } = useRoom();
  const hour = Math.floor(useNow(hourMs) / hourMs);
  const asked = useQuery(name, {} as QueryInput<Name>, hour);
  const known = heard.get(desk) ?? new Map<Learnt, unknown>();
  if (asked.kind === 'answered') heard.set(desk, known.set(name, asked.value));
  return (known.get(name) as QueryOutput<Name> | undefined) ?? null;
}

/** Minutes on site by kind, as the server has learnt them; as believed until it has told. */
export const useUsualMinutes = (): UsualMinutes => useLearnt('dispatch.usual-minutes') ?? believedMinutes;
