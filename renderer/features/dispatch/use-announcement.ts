import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentsOf } from '../../../shared/domain/dispatch/assignments-of.ts';
import { routesToTell, toldOf } from '../../../shared/domain/dispatch/told-changes.ts';
import { useRoom } from '../../live/room-context.tsx';
import type { DayGround } from './use-day-ground.ts';

/** What publishing the day would tell and give to whom, and publishing it. */
export function useAnnouncement({ day, problem, routes, view }: DayGround) {
  const { t } = useTranslation();
  const room = useRoom();
  const assignments = useMemo(
    () => assignmentsOf(problem, routes, t('dispatch.publish.reason', { day })),
    [problem, routes, t, day],
  );
  const announcement = useMemo(
    () => ({ routes: routesToTell(view.routes, assignments.withheld), withheld: assignments.withheld }),
    [view, assignments],
  );
  return {
    announcement,
    publish() {
      const told = toldOf(announcement.routes);
      room.submitWith(
        { name: 'dispatch.publish', input: { planDay: day, basedOn: problem.routesVersion, told } },
        assignments.given.map((input) => ({ name: 'ticket.assign', input })),
      );
    },
  };
}
