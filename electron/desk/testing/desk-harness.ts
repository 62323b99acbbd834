import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChange } from '../../../shared/contracts/apply-change.ts';
import type { LiveEntities, LiveMessage, LiveName } from '../../../shared/contracts/live.ts';
import { ReplacingRows } from '../../../shared/contracts/replacing-rows.ts';
import { type CacheTrouble, keepCache } from '../cache/keep-cache.ts';
import { type Desk, openDesk } from '../desk.ts';
import type { Log } from '../process/log.ts';
import { pauseWith } from '../process/pause.ts';
import { thisMachine } from '../process/this-machine.ts';
import { overHttp } from '../sync/server-reach.ts';
import { noon } from './builders.ts';

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const temporaryDirectory = () => {
  const path = mkdtempSync(join(tmpdir(), 'aglis-desk-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** A cache as a desk has it. */
export const openTestCache = (file: string, told: (trouble: CacheTrouble) => void = () => undefined) =>
  keepCache(
    { ...thisMachine, file, clock: { now: () => noon }, log: silent, pause: pauseWith(thisMachine.timers) },
    told,
  );

export const openTestDesk = (dataDirectory: string, serverUrl: string): Desk =>
  openDesk({
    dataDirectory,
    serverUrl,
    deskName: 'test',
    reachServer: overHttp(serverUrl),
    machine: thisMachine,
    log: silent,
  });

/** What a window would hold, kept by the same messages a window gets. */
export class WindowDouble {
  readonly rows = new Map<LiveName, Map<string, LiveEntities[LiveName]>>();
  readonly messages: LiveMessage[] = [];
  acknowledges = true;
  status: Extract<LiveMessage, { kind: 'status' }> | null = null;
  isReady = false;
  private account: string | null = null;
  private readonly replacing = new ReplacingRows();
  private readonly abort = new AbortController();

  constructor(desk: Desk, id = 'window') {
    void this.follow(desk, id);
  }

  get<Name extends LiveName>(name: Name, key: string): LiveEntities[Name] | undefined {
    return this.rows.get(name)?.get(key) as LiveEntities[Name] | undefined;
  }

  all<Name extends LiveName>(name: Name): readonly LiveEntities[Name][] {
    return [...(this.rows.get(name)?.values() ?? [])] as LiveEntities[Name][];
  }

  close(): void {
    this.abort.abort();
  }

  private table(name: LiveName): Map<string, LiveEntities[LiveName]> {
    const table = this.rows.get(name) ?? new Map<string, LiveEntities[LiveName]>();
    this.rows.set(name, table);
    return table;
  }

  private async follow(desk: Desk, id: string): Promise<void> {
    for await (const message of desk.services.live.watch(id, this.abort.signal)) {
      this.messages.push(message);
      this.take(message);
      if (message.kind === 'changes' && this.acknowledges)
        desk.services.live.acknowledge(id, message.sequence);
    }
  }

  private take(message: LiveMessage): void {
    if (message.kind === 'status') this.status = message;
    if (message.kind === 'ready') this.isReady = true;
    if (message.kind === 'reset') {
      if (message.account !== this.account) this.rows.clear();
      this.account = message.account;
      this.isReady = false;
    }
    for (const change of this.replacing.take(message, (name) => this.table(name).keys())) {
      applyChange(this.table(change.entity), change);
    }
  }
}
