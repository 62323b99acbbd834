import type { PlantedBug } from './planted-bug.ts';

const engine: readonly PlantedBug[] = [
  {
    name: 'forgets the transactions in progress (xip)',
    breaks: ['1', '4'],
    file: 'server/electric/postgres/visibility.ts',
    find: 'return wide < visibility.xmax && !visibility.xip.has(wide);',
    replace: 'return wide < visibility.xmax;',
  },
  {
    name: 'forgets the epoch of transaction ids',
    breaks: ['1', '4'],
    file: 'server/electric/postgres/visibility.ts',
    find: 'return near + BigInt.asIntN(32, BigInt(xid) - near);',
    replace: 'return BigInt(xid);',
  },
  {
    name: 'joins a snapshot older than the stream',
    breaks: ['1', '4'],
    file: 'server/electric/shapes/collector.ts',
    find: 'if (!recent.every((xid) => sees(visibility, xid))) return false;',
    replace: '',
  },
  {
    name: 'acknowledges before it syncs',
    breaks: ['4'],
    file: 'server/electric/durability.ts',
    find: 'if (durable <= state.confirmed) return;',
    replace: 'if (durable <= state.confirmed) return; options.replicator.acknowledge(durable);',
  },
  {
    name: 'syncs only what it wrote itself',
    breaks: ['4'],
    file: 'server/electric/shapes/shape-log.ts',
    find: 'isDirty: true,',
    replace: 'isDirty: false,',
  },
  {
    name: 'writes again what is sent again',
    breaks: ['1'],
    file: 'server/electric/shapes/collector.ts',
    find: 'const inLog = shape.log.newest.tx >= state.tx;',
    replace: 'const inLog = shape.log.newest.tx > state.tx;',
  },
  {
    name: 'keeps the half of a transaction whose stream broke',
    breaks: ['1'],
    file: 'server/electric/postgres/replicator.ts',
    find: 'await options.sink.abandon();',
    replace: '',
  },
  {
    name: 'tells what was rolled back to a savepoint',
    breaks: ['1'],
    file: 'server/electric/postgres/streamed-transactions.ts',
    find: 'yield aborted.size === 0 ? messages',
    replace: 'yield true ? messages',
  },
  {
    name: 'keeps what it had of a transaction that Postgres begins to stream anew',
    breaks: ['1', '4'],
    file: 'server/electric/postgres/replicator.ts',
    find: 'await forgetStreamed();\n      if',
    replace: 'if',
  },
  {
    name: 'does not notice a truncated table',
    breaks: ['1', '5'],
    file: 'server/electric/shapes/collector.ts',
    find: `if (!isKnownTo(shape)) drop(shape, 'the table was truncated');`,
    replace: 'void shape;',
  },
  {
    name: 'continues its logs on a new slot',
    breaks: ['1', '4'],
    file: 'server/electric/shapes/reconcile.ts',
    find: 'if (reason === undefined && kept !== undefined) {',
    replace: 'if (kept !== undefined) {',
  },
  {
    name: 'tells a row that leaves the shape as an update',
    breaks: ['3'],
    file: 'server/electric/shapes/row-messages.ts',
    find: 'return was ? [remove(oldRow, at)] : [];',
    replace: 'return was ? update(oldRow, row, now.changedFrom(before), at) : [];',
  },
];

const commands: readonly PlantedBug[] = [
  {
    name: 'applies before it authorises',
    breaks: ['authorisation'],
    file: 'server/commands/command-pipeline.ts',
    find: `if (!isAmong(commandTerms[envelope.name].roles)) return refused({ code: 'forbidden', role });`,
    replace: `if (!isAmong(commandTerms[envelope.name].roles))
      return handlers[envelope.name](envelope as never, context).then(() => refused({ code: 'forbidden', role }));`,
  },
  {
    name: 'forgets that it has answered this id',
    breaks: ['6'],
    file: 'server/commands/command-pipeline.ts',
    find: 'if (earlier) return earlier;',
    replace: '',
  },
  {
    name: 'forgets the hash of the input',
    breaks: ['6'],
    file: 'server/commands/command-pipeline.ts',
    find: 'earlier.inputHash === inputHash && ',
    replace: '',
  },
  {
    name: 'trusts the clock of the desk',
    breaks: ['fold'],
    file: 'server/modules/tickets/operations/apply-events.ts',
    find: 'instant(Math.max(issuedAt, ticket?.updatedAt ?? issuedAt));',
    replace: 'issuedAt;',
  },
];

const gate: readonly PlantedBug[] = [
  {
    name: 'forgets who reads',
    breaks: ['1', 'convergence'],
    file: 'server/shapes/shape-definition.ts',
    find: '[String(index + 1), principal[fact]]',
    replace: "[String(index + 1), 'nobody']",
  },
];

export const serverBugs = [...engine, ...commands, ...gate];
