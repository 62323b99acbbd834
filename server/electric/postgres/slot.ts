import type { Client } from 'pg';
import { type Lsn, parseLsn } from './lsn.ts';

/** What became of the slot, and why the shapes do or do not survive it. */
export type SlotOutcome =
  | { readonly kind: 'kept'; readonly confirmed: Lsn }
  | { readonly kind: 'created'; readonly confirmed: Lsn; readonly reason: 'absent' | 'lost' };

type SlotRow = {
  readonly plugin: string;
  readonly database: string;
  readonly current: string;
  readonly wal_status: string | null;
  readonly confirmed: string | null;
};

async function readSlot(client: Client, slotName: string): Promise<SlotRow | undefined> {
  const found = await client.query<SlotRow>(
    `SELECT plugin, database, current_database() AS current, wal_status, confirmed_flush_lsn::text AS confirmed
       FROM pg_replication_slots WHERE slot_name = $1`,
    [slotName],
  );
  return found.rows[0];
}

async function createSlot(client: Client, slotName: string): Promise<Lsn> {
  const made = await client.query<{ lsn: string }>(
    `SELECT lsn::text AS lsn FROM pg_create_logical_replication_slot($1, 'pgoutput')`,
    [slotName],
  );
  return parseLsn(made.rows[0]?.lsn ?? '0/0');
}

/**
 * Ends the backend of a connection that was given up here, if it has the slot still. On a line that is dead but stays
 * open Postgres notices nothing for `wal_sender_timeout`, a minute, and lets nobody else have the slot.
 */
export async function takeSlotFrom(client: Client, slotName: string, backendPid: number): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(active_pid, 1000) FROM pg_replication_slots
      WHERE slot_name = $1 AND active_pid = $2`,
    [slotName, backendPid],
  );
}

/**
 * Makes sure the slot exists and still holds its part of the log. A lost slot (its log was removed, see
 * `max_slot_wal_keep_size`) is replaced; the caller must then rotate every shape, because changes are missing.
 * Throws when the name belongs to another plugin or database: dropping it is not ours to decide.
 */
export async function ensureSlot(client: Client, slotName: string): Promise<SlotOutcome> {
  const slot = await readSlot(client, slotName);
  if (slot === undefined)
    return { kind: 'created', reason: 'absent', confirmed: await createSlot(client, slotName) };
  if (slot.plugin !== 'pgoutput' || slot.database !== slot.current) {
    throw new Error(`replication slot ${slotName} belongs to ${slot.plugin} in database ${slot.database}`);
  }
  if (slot.wal_status !== 'lost' && slot.confirmed !== null)
    return { kind: 'kept', confirmed: parseLsn(slot.confirmed) };
  await client.query('SELECT pg_drop_replication_slot($1)', [slotName]);
  return { kind: 'created', reason: 'lost', confirmed: await createSlot(client, slotName) };
}
