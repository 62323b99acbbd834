import {
  type ControlRoom,
  type ControlRoomOptions,
  startControlRoom,
} from '../../../tests/support/control-room.ts';

/** A server with the small demo world for one measurement; its own desk rests, so that nobody else follows. */
export async function inRoom<T>(
  measure: (room: ControlRoom) => Promise<T>,
  options: Pick<ControlRoomOptions, 'postgresSettings'> = {},
): Promise<T> {
  const room = await startControlRoom(options);
  try {
    await room.stopDesk();
    return await measure(room);
  } finally {
    await room.stop();
  }
}
