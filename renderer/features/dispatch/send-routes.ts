import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Room } from '../../live/room.ts';

type Changed = {
  readonly planDay: string;
  readonly basedOn: number;
  readonly routes: readonly PlannedRoute[];
};

/** Who visits whom on a day from now on; who visits nobody is not named. */
export const sendRoutes = (submit: Room['submit'], { planDay, basedOn, routes }: Changed): void => {
  submit('dispatch.set-routes', {
    planDay,
    basedOn,
    routes: routes
      .filter(({ ticketIds }) => ticketIds.length > 0)
      .map(({ technicianId, ticketIds }) => ({ technicianId, ticketIds: [...ticketIds] })),
  });
};
