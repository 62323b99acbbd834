import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../../electron/desk/desk.ts';
import { thisMachine } from '../../electron/desk/process/this-machine.ts';
import { silent } from '../../electron/desk/testing/desk-harness.ts';
import { parseWhere } from '../../server/electric/where/syntax.ts';

/** A desk that was started once, for simulated desks to begin as: most of their first start is making empty tables. */
export type UsedDesk = { copyTo(directory: string): void };

/** What takes real time, before virtual time begins: the parser of where-clauses is WebAssembly, tables are made. */
export async function warmUp(directory: string): Promise<UsedDesk> {
  await parseWhere('a = false');
  const used = join(directory, `used-desk-${process.pid}`);
  mkdirSync(used, { recursive: true });
  const never = () => new Promise<never>(() => undefined);
  openDesk({
    dataDirectory: used,
    serverUrl: 'http://server.simulated',
    deskName: 'used',
    machine: thisMachine,
    log: silent,
    reachServer: () => ({
      client: {
        signIn: never,
        beginPairing: never,
        lookAtPairing: never,
        approveDisplay: never,
        revokeDisplay: never,
        signOut: never,
        submit: never,
        query: never,
        about: never,
      },
      follow: () => ({ refresh: () => undefined }),
    }),
  }).close();
  return { copyTo: (target) => cpSync(used, target, { recursive: true }) };
}
