import type { Client, ClientBase } from 'pg';
import type { ElectricLog } from '../options.ts';
import { tableTrouble } from '../postgres/catalogue-check.ts';
import type { Lsn } from '../postgres/lsn.ts';
import { ensurePublication } from '../postgres/publication.ts';
import { ensureSlot, type SlotOutcome } from '../postgres/slot.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { ShapeRegistry } from './shape-registry.ts';

export type ReconcileOptions = {
  readonly directory: string;
  readonly slotName: string;
  readonly publicationName: string;
  readonly registry: ShapeRegistry;
  readonly log: ElectricLog;
};

/** Rotates the shapes whose table is no longer what it was. */
export async function checkCatalogue(
  client: ClientBase,
  registry: Pick<ShapeRegistry, 'all' | 'rotate'>,
  publicationName: string,
): Promise<void> {
  const troubles = new Map<string, string | undefined>();
  for (const shape of registry.all()) {
    const { table } = shape.resolved;
    const key = JSON.stringify(table);
    if (!troubles.has(key)) troubles.set(key, await tableTrouble(client, publicationName, table));
    const trouble = troubles.get(key);
    if (trouble !== undefined) registry.rotate(shape, trouble);
  }
}

/** Why the kept logs cannot be continued by what the slot will send; undefined when they can. */
function gap(checkpoint: Checkpoint | undefined, slot: SlotOutcome, systemId: string): string | undefined {
  if (slot.kind === 'created')
    return slot.reason === 'lost' ? 'the replication slot was lost' : 'a new replication slot';
  if (checkpoint === undefined) return 'nothing says how far the logs are whole';
  if (checkpoint.systemId !== systemId) return 'the logs are of another database cluster';
  if (slot.confirmed > checkpoint.durable) return 'the replication slot is ahead of the logs';
  return undefined;
}

async function readSystemId(client: Client): Promise<string> {
  const found = await client.query<{ id: string }>(
    'SELECT system_identifier::text AS id FROM pg_control_system()',
  );
  return found.rows[0]?.id ?? '';
}

/**
 * Before each start of the stream: slot, publication and catalogue are made to agree with what is kept here, and what
 * cannot agree is rotated. @returns from where the stream is to continue.
 */
export async function reconcile(client: Client, options: ReconcileOptions): Promise<Checkpoint> {
  const systemId = await readSystemId(client);
  const publication = await ensurePublication(client, options.publicationName);
  const slot = await ensureSlot(client, options.slotName);
  const kept = await readCheckpoint(options.directory);
  const hole = publication === 'repaired' ? 'the publication left changes out' : undefined;
  const reason = gap(kept, slot, systemId) ?? hole;
  if (reason === undefined && kept !== undefined) {
    await checkCatalogue(client, options.registry, options.publicationName);
    return kept;
  }
  options.log({ level: 'warn', event: 'all-shapes-rotated', detail: { reason } });
  for (const shape of options.registry.all()) options.registry.rotate(shape, reason ?? 'unknown');
  // The files must be gone before a checkpoint says that all is well.
  await options.registry.settled();
  const lastSeen: Lsn = 0n;
  const checkpoint: Checkpoint = { systemId, durable: slot.confirmed, lastSeen };
  await writeCheckpoint(options.directory, checkpoint);
  return checkpoint;
}
