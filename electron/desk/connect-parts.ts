import type { Subject } from '../../shared/contracts/command-subject.ts';
import { type TouchedEntity, touchedEntitySchema } from '../../shared/contracts/commands.ts';
import type { WritableCache } from './cache/cache.ts';
import type { Changes } from './changes.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { Drain } from './outbox/drain.ts';
import type { Outbox } from './outbox/outbox.ts';
import { type CacheEvidence, shapesToProve } from './outbox/settle.ts';
import type { Timers } from './process/clock.ts';
import type { Revocations } from './session/revocations.ts';
import type { SessionChange, SessionKeeper } from './session/session-keeper.ts';
import type { Replication } from './sync/replication.ts';
import type { CacheChange } from './sync/store-batch.ts';

type RowsChanged = Extract<CacheChange, { kind: 'rows' }>;

type Parts = {
  readonly cache: WritableCache;
  readonly outbox: Outbox;
  readonly session: SessionKeeper;
  readonly revocations: Pick<Revocations, 'kick'>;
  readonly replication: Replication;
  readonly drain: Drain;
  readonly hub: LiveHub;
  readonly timers: Pick<Timers, 'every'>;
};

/** How often windows learn the age of what they show. */
const statusEveryMs = 1000;

/** Who hears what. Rows reach the windows before the commands that led to them settle. @returns how to end it */
export function connectParts(changes: Changes, parts: Parts): () => void {
  const { cache, outbox, session, revocations, replication, drain, hub, timers } = parts;
  const evidence: CacheEvidence = {
    version: (entity, id) => cache.version(entity, [id]),
    provenThrough: replication.provenThrough,
  };
  /** A row that is not in the cache settles its command only by proof that its shape has passed it. */
  const proveQuietShapes = () => {
    for (const shape of shapesToProve(outbox.accepted(), evidence)) replication.refresh(shape);
    outbox.settle(evidence);
  };
  changes.cache.listen((change) => {
    hub.cacheChanged(change);
    outbox.settle(evidence, isWorthNaming(change) ? subjectsOf(change) : undefined);
  });
  changes.cacheTrouble.listen(replication.cacheTroubled);
  changes.outbox.listen((change) => {
    hub.outboxChanged(change);
    drain.kick();
  });
  changes.line.listen(drain.lineMoved);
  changes.line.listen(revocations.kick);
  changes.connection.listen(hub.statusChanged);
  changes.session.listen((change) => {
    follow(replication, change);
    hub.restart();
    drain.kick();
  });
  const endStatus = timers.every(statusEveryMs, () => {
    hub.statusChanged();
    proveQuietShapes();
  });
  outbox.settle(evidence);
  if (session.principal()) replication.enter();
  return endStatus;
}

/** Beyond so many rows, looking at every pending command is less work than looking for each row's. */
const isWorthNaming = (change: CacheChange): change is RowsChanged =>
  change.kind === 'rows' && change.keys.length <= 1000;

const subjectsOf = ({ shape, keys }: RowsChanged): readonly Subject[] =>
  isTouched(shape) ? keys.map((id) => ({ entity: shape, id })) : [];

const isTouched = (shape: RowsChanged['shape']): shape is TouchedEntity =>
  touchedEntitySchema.safeParse(shape).success;

function follow(replication: Replication, change: SessionChange): void {
  if (change.kind === 'signed-in') replication.enter();
  if (change.kind === 'signed-out') replication.leave();
  if (change.kind === 'refused') replication.sessionRefused();
}
