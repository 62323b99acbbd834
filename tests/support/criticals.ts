import type { Page } from 'playwright-core';
import { expect } from 'vitest';
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

/** Acknowledges in a window one critical after another that interrupts it, until none does. */
export async function acknowledgeCriticals(page: Page, acknowledge: () => Promise<unknown>): Promise<void> {
  const interrupting = () => page.locator('.critical-hero .critical-since > .num').allTextContents();
  for (let [number] = await interrupting(); number !== undefined; [number] = await interrupting()) {
    await acknowledge();
    // Before the window shows the next one, the same would be acknowledged once more.
    await expect.poll(interrupting).not.toContain(number);
  }
}
