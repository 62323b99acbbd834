import { useStale } from '../../shell/use-stale.ts';

const tickets = ['tickets'] as const;

/** Whether a tile about tickets shows what was last known: its symbols are hollow then. */
export const useStaleTile = (): boolean => useStale(tickets);
