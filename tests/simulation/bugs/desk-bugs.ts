import type { PlantedBug } from './planted-bug.ts';

const outbox: readonly PlantedBug[] = [
  {
    name: 'removes a command before its answer',
    breaks: ['6', '8'],
    file: 'electron/desk/outbox/outbox.ts',
    find: 'onWire.add(id);',
    replace: 'onWire.add(id); store.remove([id]);',
  },
  {
    name: 'sends in another order',
    breaks: ['7'],
    file: 'electron/desk/outbox/choose-batch.ts',
    find: 'for (const item of queued) {',
    replace: 'for (const item of [...queued].reverse()) {',
  },
  {
    name: 'holds back a command and not its row',
    breaks: ['7'],
    file: 'electron/desk/outbox/choose-batch.ts',
    find: 'const rowNames = ({ command }: QueuedCommand) => rowsOf(command).map(subjectText);',
    replace: 'const rowNames = ({ id }: QueuedCommand) => [id];',
  },
  {
    name: 'sends what follows though its leader was refused',
    breaks: ['11'],
    file: 'electron/desk/outbox/outbox.ts',
    find: "if (answer.kind === 'accepted') release(answer.id);",
    replace: 'release(answer.id);',
  },
  {
    name: 'gives each the answer of another',
    breaks: ['6'],
    file: 'electron/desk/outbox/drain.ts',
    find: 'readAnswer(id, outcomes[place], now)',
    replace: 'readAnswer(id, outcomes[ids.length - 1 - place], now)',
  },
  {
    name: 'forgets refusals when it starts',
    breaks: ['8'],
    file: 'electron/desk/outbox/outbox-store.ts',
    find: `'SELECT * FROM commands ORDER BY sequence'`,
    replace: `"SELECT * FROM commands WHERE state <> 'refused' ORDER BY sequence"`,
  },
];

const cache: readonly PlantedBug[] = [
  {
    name: 'writes rows without their offset',
    breaks: ['5'],
    file: 'electron/desk/cache/open-cache.ts',
    find: 'const generation = advancePosition(statements, shape, at, now);',
    replace: `const generation = findPosition(statements, shape, 'read')?.generation ?? null;`,
  },
  {
    name: 'takes a transaction it gave up writing ahead for written',
    breaks: ['5'],
    file: 'electron/desk/sync/write-ahead.ts',
    find: 'await orGiveUp(ending.end(operations, at, now)) : false;',
    replace: 'await orGiveUp(ending.end(operations, at, now)) : hasGivenUp;',
  },
  {
    name: 'shows a shape before it is up to date',
    breaks: ['2'],
    file: 'electron/desk/sync/store-batch.ts',
    find: 'await snapshot.add(batch.snapshot, batch.at);',
    replace: `await snapshot.add(batch.snapshot, batch.at);
        await snapshot.written();
        await cache.promote(shape, now);`,
  },
  {
    /* The cache takes no snapshot where changes are due, so the desk stays away for ever. */
    name: 'fetches anew into the copy that is read',
    breaks: ['convergence'],
    file: 'electron/desk/sync/store-batch.ts',
    find: 'building = true;',
    replace: '',
  },
  {
    name: 'keeps rows that were deleted',
    breaks: ['5'],
    file: 'electron/desk/cache/write-rows.ts',
    find: `if (op === 'delete') statements(deleteSql(shape, generation)).run(...rowKey(shape, row));`,
    replace: `if (op === 'delete') continue;`,
  },
];

const overlay: readonly PlantedBug[] = [
  {
    name: 'settles when it is answered',
    breaks: ['9'],
    file: 'electron/desk/outbox/settle.ts',
    find: 'version === null ? hasLeft(touched, decidedAt, evidence) : version >= touched.version;',
    replace: 'true;',
  },
  {
    name: 'waits for more than the version it was told',
    breaks: ['9'],
    file: 'electron/desk/outbox/settle.ts',
    find: 'version >= touched.version;',
    replace: 'version > touched.version;',
  },
  {
    name: 'takes a row that has not come for one that has left',
    breaks: ['9'],
    file: 'electron/desk/outbox/settle.ts',
    find: 'return through !== null && through > decidedAt + clockMarginMs;',
    replace: 'return through !== null;',
  },
];

export const deskBugs = [...outbox, ...cache, ...overlay];
