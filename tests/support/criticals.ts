import type { ControlRoom } from './control-room.ts';
import { askDatabase } from './server-truth.ts';

const open = `priority = 'critical' and not archived and status not in ('resolved', 'closed', 'cancelled')`;

/** Every open critical of the room waits for somebody to acknowledge it. */
export const nobodyHasTakenCriticals = (room: ControlRoom) =>
  askDatabase(room, `update tickets set acknowledgement = null, version = version + 1 where ${open}`);

/** None does. */
export const somebodyHasTakenCriticals = (room: ControlRoom) =>
  askDatabase(
    room,
    `update tickets set version = version + 1, acknowledgement =
       jsonb_build_object('by', gen_random_uuid(), 'byName', 'Rina', 'at', 0)
     where ${open} and acknowledgement is null`,
  );
