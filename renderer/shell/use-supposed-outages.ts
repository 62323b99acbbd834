import { useMemo } from 'react';
import { useOutages, useRoom } from '../live/room-context.tsx';
import { type SupposedOutage, supposedOutages } from '../live/supposed-outages.ts';

/** Outages that somebody has to decide on soon, the gravest first; the same list while the outages are the same. */
export function useSupposedOutages(): readonly SupposedOutage[] {
  const { rows, customersBehind } = useRoom();
  const outages = useOutages();
  return useMemo(() => supposedOutages(outages, { rows, customersBehind }), [outages, rows, customersBehind]);
}
