import { type Cluster, clusterStepAt } from './cluster-index.ts';
import type { ClusterAnswer } from './cluster-messages.ts';
import { type ClusterPort, openClusterPort } from './cluster-port.ts';
import { RANKS } from './map-model.ts';
import type { MapScene, SceneMark } from './map-scene.ts';
import { contains, type MapView, viewBounds, type WorldBounds } from './projection.ts';

/** Often enough to be live. */
const REBUILD_MS = 400;
/** The worker is idle for most of the time, however many marks there are: 100,000 take it about half a second. */
const IDLE_SHARE = 5;
const MEMBER_LIMIT = 5000;

export interface ClusterResult {
  readonly generation: number;
  readonly step: number;
  readonly clusters: readonly Cluster[];
}

/** The page's end of the aggregation: loads marks, asks for what is in view, keeps the last answer until the next. */
export class ClusterClient {
  result: ClusterResult = { generation: 0, step: 0, clusters: [] };
  readonly #scene: MapScene;
  readonly #onChange: () => void;
  readonly #onDue: () => void;
  #port: ClusterPort;
  /** Ids by index, of every load which may still be answered for. */
  readonly #ids = new Map<number, readonly string[]>();
  #generation = 0;
  #excluded: ReadonlySet<string> = new Set();
  #unit = 1;
  #asked: { generation: number; step: number; bounds: WorldBounds } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #loadedMs = -Infinity;
  /** How long the worker took for the last load; not how long it took to start. */
  #rebuildMs = 0;
  #isDirty = true;
  readonly #waiting = new Map<number, (marks: SceneMark[]) => void>();

  /** `onChange`: there is a new result. `onDue`: a frame is wanted, which will call `follow`. */
  constructor(scene: MapScene, onChange: () => void, onDue: () => void = onChange) {
    this.#scene = scene;
    this.#onChange = onChange;
    this.#onDue = onDue;
    this.#port = openClusterPort(
      (answer) => this.#receive(answer),
      (local) => this.#replacePort(local),
    );
  }

  /** Nothing has been counted yet: there is no aggregate to paint. */
  get hasAnswered(): boolean {
    return this.result.generation > 0;
  }

  /** The marks changed; the index follows within REBUILD_MS. */
  invalidate(): void {
    this.#isDirty = true;
    this.#wakeLater();
  }

  get #nextLoadMs(): number {
    return this.#loadedMs + Math.max(REBUILD_MS, IDLE_SHARE * this.#rebuildMs);
  }

  /** A frame in which `follow` may load. While an answer is awaited none is needed: it brings one. */
  #wakeLater(): void {
    if (this.#timer !== null || this.result.generation !== this.#generation) return;
    const wait = Math.max(0, this.#nextLoadMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#onDue();
    }, wait);
  }

  /** Called once a frame: loads what changed and asks for what this view lacks. Excluded marks are shown apart. */
  follow(view: MapView, unit: number, excluded: ReadonlySet<string>): void {
    if (unit !== this.#unit || !sameSet(excluded, this.#excluded)) {
      this.#unit = unit;
      this.#excluded = excluded;
      this.#isDirty = true;
      this.#loadedMs = -Infinity;
    }
    // One load at a time: a slow machine shall fall behind, not collect a queue.
    const isAnswered = this.result.generation === this.#generation;
    if (this.#isDirty && isAnswered && performance.now() >= this.#nextLoadMs) this.#load();
    const step = clusterStepAt(view.zoom);
    const asked = this.#asked;
    const isAsked =
      asked?.generation === this.#generation &&
      asked.step === step &&
      contains(asked.bounds, viewBounds(view));
    if (isAsked) return;
    const bounds = viewBounds(view, Math.max(view.width, view.height) / 2);
    this.#asked = { generation: this.#generation, step, bounds };
    this.#port.send({ kind: 'clusters', generation: this.#generation, bounds, step });
  }

  markOf(cluster: Cluster): SceneMark | undefined {
    return cluster.markIndex === null ? undefined : this.#markAt(this.result.generation, cluster.markIndex);
  }

  /** Marks inside an aggregate of the last result. */
  membersOf(cluster: Cluster, receive: (marks: SceneMark[]) => void): void {
    if (cluster.clusterId === null) return;
    // The last press counts.
    this.#waiting.clear();
    this.#waiting.set(cluster.clusterId, receive);
    this.#port.send({
      kind: 'members',
      generation: this.result.generation,
      clusterId: cluster.clusterId,
      step: this.result.step,
      limit: MEMBER_LIMIT,
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#port.close();
  }

  #load(): void {
    this.#isDirty = false;
    this.#loadedMs = performance.now();
    this.#generation += 1;
    const { size } = this.#scene.marks;
    const positions = new Float64Array(size * 2);
    const ranks = new Uint8Array(size);
    const ids: string[] = [];
    for (const { mark } of this.#scene.marks.values()) {
      if (this.#excluded.has(mark.id)) continue;
      positions[ids.length * 2] = mark.longitude;
      positions[ids.length * 2 + 1] = mark.latitude;
      ranks[ids.length] = RANKS.indexOf(mark.rank);
      ids.push(mark.id);
    }
    this.#ids.set(this.#generation, ids);
    for (const old of this.#ids.keys()) if (old < this.result.generation) this.#ids.delete(old);
    const input = { positions: positions.slice(0, ids.length * 2), ranks: ranks.slice(0, ids.length) };
    this.#port.send({ kind: 'load', generation: this.#generation, input, unit: this.#unit }, [
      input.positions.buffer,
      input.ranks.buffer,
    ]);
  }

  #markAt(generation: number, index: number): SceneMark | undefined {
    return this.#scene.marks.get(this.#ids.get(generation)?.[index] ?? '');
  }

  /** The worker could not start; what it was sent is sent again. */
  #replacePort(local: ClusterPort): void {
    this.#port = local;
    this.#generation = this.result.generation;
    this.#asked = null;
    this.#isDirty = true;
    this.#loadedMs = -Infinity;
    this.#onChange();
  }

  #receive(answer: ClusterAnswer): void {
    if (answer.kind === 'clusters') {
      if (answer.generation !== this.result.generation) this.#rebuildMs = answer.tookMs;
      this.result = answer;
      if (this.#isDirty) this.#wakeLater();
      this.#onChange();
      return;
    }
    const members = answer.members.flatMap((index) => this.#markAt(answer.generation, index) ?? []);
    this.#waiting.get(answer.clusterId)?.(members);
    this.#waiting.delete(answer.clusterId);
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((id) => b.has(id)));
