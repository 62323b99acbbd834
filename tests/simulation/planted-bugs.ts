import type { SourcePatch } from '../support/patch-source.ts';

/** A mistake somebody could make: one place of the product, changed as it is loaded. The file on the disk stays right. */
export type PlantedBug = SourcePatch & { readonly name: string };

const engine: readonly PlantedBug[] = [
  {
    name: 'forgets the transactions in progress (xip)',
    file: 'server/electric/postgres/visibility.ts',
    find: 'return wide < visibility.xmax && !visibility.xip.has(wide);',
    replace: 'return wide < visibility.xmax;',
  },
  {
    name: 'forgets the epoch of transaction ids',
    file: 'server/electric/postgres/visibility.ts',
    find: 'return near + BigInt.asIntN(32, BigInt(xid) - near);',
    replace: 'return BigInt(xid);',
  },
  {
    name: 'joins a snapshot older than the stream',
    file: 'server/electric/shapes/collector.ts',
    find: 'if (!recent.every((xid) => sees(visibility, xid))) return false;',
    replace: '',
  },
  {
    name: 'acknowledges before it syncs',
    file: 'server/electric/durability.ts',
    find: 'if (durable <= state.confirmed) return;',
    replace: 'if (durable <= state.confirmed) return; options.replicator.acknowledge(durable);',
  },
  {
    name: 'syncs only what it wrote itself',
    file: 'server/electric/shapes/shape-log.ts',
    find: 'isDirty: true,',
    replace: 'isDirty: false,',
  },
  {
    name: 'writes again what is sent again',
    file: 'server/electric/shapes/collector.ts',
    find: 'const inLog = shape.log.newest.tx >= state.tx;',
    replace: 'const inLog = shape.log.newest.tx > state.tx;',
  },
  {
    name: 'keeps the half of a transaction whose stream broke',
    file: 'server/electric/postgres/replicator.ts',
    find: 'await options.sink.abandon();',
    replace: '',
  },
  {
    name: 'tells what was rolled back to a savepoint',
    file: 'server/electric/postgres/streamed-transactions.ts',
    find: 'yield aborted.size === 0 ? messages',
    replace: 'yield true ? messages',
  },
  {
    name: 'keeps what it had of a transaction that Postgres begins to stream anew',
    file: 'server/electric/postgres/replicator.ts',
    find: 'await forgetStreamed();\n      if',
    replace: 'if',
  },
  {
    name: 'does not notice a truncated table',
    file: 'server/electric/shapes/collector.ts',
    find: `if (!isKnownTo(shape)) drop(shape, 'the table was truncated');`,
    replace: 'void shape;',
  },
  {
    name: 'continues its logs on a new slot',
    file: 'server/electric/shapes/reconcile.ts',
    find: 'if (reason === undefined && kept !== undefined) {',
    replace: 'if (kept !== undefined) {',
  },
  {
    name: 'tells a row that leaves the shape as an update',
    file: 'server/electric/shapes/row-messages.ts',
    find: 'return was ? [remove(oldRow, at)] : [];',
    replace: 'return was ? update(oldRow, row, now.changedFrom(before), at) : [];',
  },
];

const commands: readonly PlantedBug[] = [
  {
    name: 'applies before it authorises',
    file: 'server/commands/command-pipeline.ts',
    find: `if (!isAmong(commandTerms[envelope.name].roles)) return refused({ code: 'forbidden', role });`,
    replace: `if (!isAmong(commandTerms[envelope.name].roles))
      return handlers[envelope.name](envelope as never, context).then(() => refused({ code: 'forbidden', role }));`,
  },
  {
    name: 'forgets that it has answered this id',
    file: 'server/commands/command-pipeline.ts',
    find: 'if (earlier) return earlier;',
    replace: '',
  },
  {
    name: 'forgets the hash of the input',
    file: 'server/commands/command-pipeline.ts',
    find: 'earlier.inputHash === inputHash && ',
    replace: '',
  },
  {
    name: 'trusts the clock of the desk',
    file: 'server/modules/tickets/operations/apply-events.ts',
    find: 'instant(Math.max(issuedAt, ticket?.updatedAt ?? issuedAt));',
    replace: 'issuedAt;',
  },
];

const outbox: readonly PlantedBug[] = [
  {
    name: 'removes a command before its answer',
    file: 'electron/desk/outbox/outbox.ts',
    find: 'onWire.add(id);',
    replace: 'onWire.add(id); store.remove([id]);',
  },
  {
    name: 'sends in another order',
    file: 'electron/desk/outbox/choose-batch.ts',
    find: 'for (const item of queued) {',
    replace: 'for (const item of [...queued].reverse()) {',
  },
  {
    name: 'holds back a command and not its row',
    file: 'electron/desk/outbox/choose-batch.ts',
    find: 'const rowNames = ({ command }: QueuedCommand) => rowsOf(command).map(subjectText);',
    replace: 'const rowNames = ({ id }: QueuedCommand) => [id];',
  },
  {
    name: 'sends what follows though its leader was refused',
    file: 'electron/desk/outbox/outbox.ts',
    find: "if (answer.kind === 'accepted') release(answer.id);",
    replace: 'release(answer.id);',
  },
  {
    name: 'gives each the answer of another',
    file: 'electron/desk/outbox/drain.ts',
    find: 'readAnswer(id, outcomes[place], now)',
    replace: 'readAnswer(id, outcomes[ids.length - 1 - place], now)',
  },
  {
    name: 'forgets refusals when it starts',
    file: 'electron/desk/outbox/outbox-store.ts',
    find: `'SELECT * FROM commands ORDER BY sequence'`,
    replace: `"SELECT * FROM commands WHERE state <> 'refused' ORDER BY sequence"`,
  },
];

const cache: readonly PlantedBug[] = [
  {
    name: 'writes rows without their offset',
    file: 'electron/desk/cache/open-cache.ts',
    find: 'const generation = advancePosition(statements, shape, at, now);',
    replace: `const generation = findPosition(statements, shape, 'read')?.generation ?? null;`,
  },
  {
    name: 'takes a transaction it gave up writing ahead for written',
    file: 'electron/desk/sync/write-ahead.ts',
    find: 'await orGiveUp(ending.end(operations, at, now)) : false;',
    replace: 'await orGiveUp(ending.end(operations, at, now)) : hasGivenUp;',
  },
  {
    name: 'shows a shape before it is up to date',
    file: 'electron/desk/sync/store-batch.ts',
    find: 'await snapshot.add(batch.snapshot, batch.at);',
    replace: `await snapshot.add(batch.snapshot, batch.at);
        await snapshot.written();
        await cache.promote(shape, now);`,
  },
  {
    name: 'fetches anew into the copy that is read',
    file: 'electron/desk/sync/store-batch.ts',
    find: 'building = true;',
    replace: '',
  },
  {
    name: 'keeps rows that were deleted',
    file: 'electron/desk/cache/write-rows.ts',
    find: `if (op === 'delete') statements(deleteSql(shape, generation)).run(...rowKey(shape, row));`,
    replace: `if (op === 'delete') continue;`,
  },
];

const overlay: readonly PlantedBug[] = [
  {
    name: 'settles when it is answered',
    file: 'electron/desk/outbox/settle.ts',
    find: 'version === null ? hasLeft(touched, decidedAt, evidence) : version >= touched.version;',
    replace: 'true;',
  },
  {
    name: 'waits for more than the version it was told',
    file: 'electron/desk/outbox/settle.ts',
    find: 'version >= touched.version;',
    replace: 'version > touched.version;',
  },
  {
    name: 'takes a row that has not come for one that has left',
    file: 'electron/desk/outbox/settle.ts',
    find: 'return through !== null && through > decidedAt + clockMarginMs;',
    replace: 'return through !== null;',
  },
];

const gate: readonly PlantedBug[] = [
  {
    name: 'forgets who reads',
    file: 'server/shapes/shape-definition.ts',
    find: '[String(index + 1), principal[fact]]',
    replace: "[String(index + 1), 'nobody']",
  },
];

/** Each is to be caught by the simulator; what its checks do not catch, they would not catch in a real change either. */
export const plantedBugs: readonly PlantedBug[] = [
  ...engine,
  ...commands,
  ...outbox,
  ...cache,
  ...overlay,
  ...gate,
];
