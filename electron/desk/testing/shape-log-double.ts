import type { ServerResponse } from 'node:http';
import { type ShapeName, shapeKey, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';

type Entry = {
  readonly lsn: number;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly row: WireRow;
};

/** One shape's log in Electric's protocol, in memory: snapshot in chunks, then entries, then server-sent events. */
export class ShapeLogDouble {
  readonly name: ShapeName;
  readonly rows = new Map<string, WireRow>();
  chunkRows = 1000;
  requests: URLSearchParams[] = [];
  /** Requests that wait while it answers nobody; null while it answers. */
  private waiting: (() => void)[] | null = null;
  private handle = '1';
  private snapshot: readonly WireRow[] = [];
  private snapshotLsn = -1;
  private entries: Entry[] = [];
  private readonly listeners = new Set<ServerResponse>();
  private readonly clock: { lsn: number };

  constructor(name: ShapeName, clock: { lsn: number }) {
    this.name = name;
    this.clock = clock;
  }

  put(row: WireRow): void {
    const key = shapeKey(this.name, row);
    const known = this.rows.get(key);
    this.rows.set(key, { ...known, ...row });
    this.append(known ? 'update' : 'insert', row);
  }

  delete(row: WireRow): void {
    if (this.rows.delete(shapeKey(this.name, row))) this.append('delete', row);
  }

  /** As after a lost slot or a schema change: the log's readers are told to fetch anew. */
  rotate(): void {
    this.handle = String(Number(this.handle) + 1);
    this.snapshotLsn = -1;
    this.entries = [];
    this.cut();
  }

  cut(): void {
    for (const response of this.listeners) response.destroy();
    this.listeners.clear();
  }

  /** Answers nobody until told to. @returns how to let it answer */
  hold(): () => void {
    this.waiting = [];
    return () => {
      const waiting = this.waiting ?? [];
      this.waiting = null;
      for (const answer of waiting) answer();
    };
  }

  answer(query: URLSearchParams, response: ServerResponse): void {
    if (this.waiting) {
      this.waiting.push(() => this.answer(query, response));
      return;
    }
    this.requests.push(query);
    const handle = query.get('handle');
    const offset = query.get('offset') ?? '-1';
    const isForeign = handle !== null && handle !== this.handle && offset !== '-1';
    if (this.snapshotLsn < 0 && !isForeign) this.takeSnapshot();
    if (isForeign) this.mustRefetch(response);
    else if (query.get('live_sse') === 'true') this.stream(response, lsnOf(offset));
    else if (offset === '-1' || offset.startsWith('0_')) this.chunk(response, offset);
    else this.catchUp(response, offset);
  }

  private catchUp(response: ServerResponse, offset: string): void {
    this.send(response, [...this.after(lsnOf(offset)), this.upToDate()], `${this.clock.lsn}_0`, true);
  }

  private takeSnapshot(): void {
    this.snapshot = [...this.rows.values()];
    this.snapshotLsn = this.clock.lsn;
    this.entries = [];
  }

  private chunk(response: ServerResponse, offset: string): void {
    const from = offset === '-1' ? 0 : Number(offset.slice(2));
    const to = from + this.chunkRows;
    const rows = this.snapshot.slice(from, to).map((row) => this.message('insert', row, this.snapshotLsn));
    const rest = [...rows, ...this.after(this.snapshotLsn), this.upToDate()];
    if (to < this.snapshot.length) this.send(response, rows, `0_${to}`, false);
    else this.send(response, rest, `${this.clock.lsn}_0`, true);
  }

  private stream(response: ServerResponse, after: number): void {
    response.writeHead(200, { ...this.headers(`${after}_0`), 'content-type': 'text/event-stream' });
    response.write(': connected\n\n');
    const missed = this.after(after);
    if (missed.length > 0) this.event(response, [...missed, this.upToDate()]);
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  private append(operation: Entry['operation'], row: WireRow): void {
    this.clock.lsn += 1;
    const entry = { lsn: this.clock.lsn, operation, row };
    this.entries.push(entry);
    for (const listener of this.listeners)
      this.event(listener, [this.message(operation, row, entry.lsn), this.upToDate()]);
  }

  private after(lsn: number): object[] {
    return this.entries
      .filter((entry) => entry.lsn > lsn)
      .map((entry) => this.message(entry.operation, entry.row, entry.lsn));
  }

  private event(response: ServerResponse, messages: readonly object[]): void {
    for (const message of messages) response.write(`data: ${JSON.stringify(message)}\n\n`);
  }

  private message(operation: Entry['operation'], value: WireRow, lsn: number): object {
    const key = `"public"."${shapes[this.name].table}"/"${shapeKey(this.name, value)}"`;
    return { key, value, headers: { operation, lsn: String(lsn), txids: [lsn] } };
  }

  private upToDate(): object {
    return { headers: { control: 'up-to-date', global_last_seen_lsn: String(this.clock.lsn) } };
  }

  private mustRefetch(response: ServerResponse): void {
    response.writeHead(409, { 'electric-handle': this.handle, 'content-type': 'application/json' });
    response.end(JSON.stringify([{ headers: { control: 'must-refetch' } }]));
  }

  private send(response: ServerResponse, messages: readonly object[], offset: string, done: boolean): void {
    const extra = done ? { 'electric-up-to-date': '' } : {};
    response.writeHead(200, { ...this.headers(offset), ...extra, 'content-type': 'application/json' });
    response.end(JSON.stringify(messages));
  }

  private headers(offset: string): Record<string, string> {
    const { columns } = shapes[this.name];
    const schema = Object.fromEntries(Object.keys(columns).map((name) => [name, { type: 'text' }]));
    return {
      'electric-handle': this.handle,
      'electric-offset': offset,
      'electric-cursor': '1',
      'electric-schema': JSON.stringify(schema),
    };
  }
}

const lsnOf = (offset: string): number => (offset === '-1' ? -1 : Number(offset.split('_')[0]));
