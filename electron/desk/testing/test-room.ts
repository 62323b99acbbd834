import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Desk } from '../desk.ts';
import { aTechnician, aTicket } from './builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './desk-harness.ts';
import { technicianRow, ticketRow } from './postgres-text.ts';
import { ServerDouble } from './server-double.ts';

/** Waits for what desk, server and window come to by themselves. */
export const until = (check: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 8000, interval: 5 });

/** A server that knows one ticket and one technician, and desks on one directory. New for each test of a suite. */
export type TestRoom = {
  readonly server: ServerDouble;
  readonly directory: string;
  open(): Desk;
  close(desk: Desk): void;
  signedIn(): Promise<Desk>;
  /** A window that shows everything, at a desk that is live. */
  live(desk: Desk): Promise<WindowDouble>;
};

/** Called where the suite is described. */
export function testRoom(): TestRoom {
  const desks = new Set<Desk>();
  let server = new ServerDouble();
  let directory: ReturnType<typeof temporaryDirectory>;
  beforeEach(async () => {
    server = new ServerDouble();
    server.shapes.tickets.put(ticketRow(aTicket()));
    server.shapes.technicians.put(technicianRow(aTechnician()));
    await server.start();
    directory = temporaryDirectory();
  });
  afterEach(async () => {
    for (const desk of desks) desk.close();
    desks.clear();
    await server.stop();
    directory.remove();
  });
  const open = () => {
    const desk = openTestDesk(directory.path, server.url);
    desks.add(desk);
    return desk;
  };
  return {
    get server() {
      return server;
    },
    get directory() {
      return directory.path;
    },
    open,
    close(desk) {
      desks.delete(desk);
      desk.close();
    },
    async signedIn() {
      const desk = open();
      const result = await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
      expect(result.kind).toBe('signed-in');
      return desk;
    },
    async live(desk) {
      const window = new WindowDouble(desk);
      await until(() => expect(window.status?.connection.kind).toBe('live'));
      await until(() => expect(window.isReady).toBe(true));
      return window;
    },
  };
}
