import type { Command } from '../../../shared/contracts/commands.ts';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';

type Changed = {
  readonly planDay: string;
  readonly basedOn: number;
  readonly routes: readonly PlannedRoute[];
};

/** Who visits whom on a day from now on; who visits nobody is not named. */
export const changingRoutes = ({ planDay, basedOn, routes }: Changed): Command => ({
  name: 'dispatch.set-routes',
  input: {
    planDay,
    basedOn,
    routes: routes
      .filter(({ ticketIds }) => ticketIds.length > 0)
      .map(({ technicianId, ticketIds }) => ({ technicianId, ticketIds: [...ticketIds] })),
  },
});
