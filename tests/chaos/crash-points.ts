import { patchArguments, type SourcePatch } from '../support/patch-source.ts';

/** Where a desk is killed as a power cut would, and what it must be doing to get there. */
export type CrashPoint = {
  /** Never given to another point, so that a report stays readable. */
  readonly number: number;
  readonly name: string;
  readonly stage: /** Commands are given and rows arrive. */
    | 'at work'
    /** Its first start and first rows. */
    | 'first sync'
    /** The server has lost its shape log: every shape is fetched anew beside the rows that are shown. */
    | 'fetching anew';
  readonly file: string;
  /** A statement's text, once in the file; the desk dies right before or right after it. */
  readonly anchor: string;
  readonly dies: 'before' | 'after';
  /** The how manieth passage kills; 1 without it. */
  readonly passage?: number;
  /** Counts only passages where this holds, in the words of that place. */
  readonly when?: string;
};

const outbox = 'electron/desk/outbox/outbox.ts';
const outboxStore = 'electron/desk/outbox/outbox-store.ts';
const drain = 'electron/desk/outbox/drain.ts';
const cache = 'electron/desk/cache/open-cache.ts';
const cacheFile = 'electron/desk/cache/cache-file.ts';
const positions = 'electron/desk/cache/shape-positions.ts';
const writeRows = 'electron/desk/cache/write-rows.ts';
const storeBatch = 'electron/desk/sync/store-batch.ts';
const privateFile = 'electron/desk/process/private-file.ts';

/** Of one file's name in the source, not of a file. */
const beside = '`$' + '{file}.new`';
const sessionWritten = `writeFileSync(${beside}, text, { mode: 0o600, flush: true });`;
const sessionRenamed = `renameSync(${beside}, file);`;

const ofTickets = "shape === 'tickets'";
const ofSession = "file.endsWith('session.json')";

export const crashPoints: readonly CrashPoint[] = [
  {
    number: 1,
    name: 'a command given, nothing written',
    stage: 'at work',
    file: outbox,
    anchor: 'store.add(command);',
    dies: 'before',
    passage: 4,
  },
  {
    number: 2,
    name: 'a command written, not yet answered for',
    stage: 'at work',
    file: outbox,
    anchor: 'store.add(command);',
    dies: 'after',
    passage: 4,
  },
  {
    number: 3,
    name: 'commands chosen, not yet sent',
    stage: 'at work',
    file: drain,
    anchor: 'outbox.sending(ids);',
    dies: 'after',
    passage: 3,
  },
  {
    number: 4,
    name: 'answer received, not yet recorded',
    stage: 'at work',
    file: drain,
    anchor: 'const { outcomes, now } = await server.submit(batch.map(toEnvelope));',
    dies: 'after',
    passage: 2,
  },
  {
    number: 5,
    name: 'between two answers of one transaction',
    stage: 'at work',
    file: outbox,
    anchor: "if (answer.kind === 'accepted') store.accept(answer.id, answer.outcome, answer.decidedAt);",
    dies: 'before',
    passage: 5,
  },
  {
    number: 6,
    name: 'all answers recorded, transaction open',
    stage: 'at work',
    file: outbox,
    anchor: 'for (const answer of answers) record(store, answer);',
    dies: 'after',
    passage: 2,
  },
  {
    number: 7,
    name: 'answers committed, windows not told',
    stage: 'at work',
    file: outbox,
    anchor: 'onWire.delete(answer.id);',
    dies: 'before',
    passage: 2,
  },
  {
    number: 8,
    name: 'rows arrived, commands not yet forgotten',
    stage: 'at work',
    file: outboxStore,
    anchor: 'for (const id of ids) remove.run(id);',
    dies: 'before',
    passage: 2,
  },
  {
    number: 9,
    name: 'commands forgotten, transaction open',
    stage: 'at work',
    file: outboxStore,
    anchor: 'for (const id of ids) remove.run(id);',
    dies: 'after',
    passage: 2,
  },
  {
    number: 10,
    name: 'in the middle of forgetting',
    stage: 'at work',
    file: outbox,
    anchor: 'attempts.delete(item.id);',
    dies: 'before',
    passage: 3,
  },
  {
    number: 11,
    name: 'changes arrived, nothing applied, transaction open',
    stage: 'at work',
    file: cache,
    anchor: "const read = findPosition(statements, shape, 'read');",
    dies: 'before',
    passage: 3,
    when: ofTickets,
  },
  {
    number: 12,
    name: 'rows applied, offset not yet, transaction open',
    stage: 'at work',
    file: positions,
    anchor: 'const { shape, role, generation, at, currentAt } = position;',
    dies: 'after',
    passage: 4,
    when: `${ofTickets} && role === 'read'`,
  },
  {
    number: 13,
    name: 'changes committed, windows not told',
    stage: 'at work',
    file: storeBatch,
    anchor: 'cache.apply(shape, operations, batch.at, now);',
    dies: 'after',
    passage: 3,
    when: ofTickets,
  },
  {
    number: 14,
    name: 'first start, some tables made',
    stage: 'first sync',
    file: cacheFile,
    anchor: 'database.exec(createTableSql(shape, generation));',
    dies: 'after',
    passage: 5,
  },
  {
    number: 15,
    name: 'in the middle of the first rows',
    stage: 'first sync',
    file: writeRows,
    anchor: 'for (const { op, row } of operations) {',
    dies: 'after',
    passage: 100,
    when: ofTickets,
  },
  {
    number: 16,
    name: 'first rows written, position not yet, transaction open',
    stage: 'first sync',
    file: positions,
    anchor: 'const { shape, role, generation, at, currentAt } = position;',
    dies: 'after',
    when: `${ofTickets} && role === 'building'`,
  },
  {
    number: 17,
    name: 'first rows committed, not yet shown',
    stage: 'first sync',
    file: cache,
    anchor: "const former = findPosition(statements, shape, 'read');",
    dies: 'before',
    when: ofTickets,
  },
  {
    number: 18,
    name: 'told to fetch anew, old generation still read',
    stage: 'fetching anew',
    file: storeBatch,
    anchor: 'cache.abandonBuilding(shape);',
    dies: 'after',
    passage: 3,
  },
  {
    number: 19,
    name: 'old rows of the other generation deleted, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: 'const generation = buildingGeneration(statements, shape, at.handle);',
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 20,
    name: 'new generation built, old one still read',
    stage: 'fetching anew',
    file: cache,
    anchor: "const former = findPosition(statements, shape, 'read');",
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 21,
    name: 'neither generation is read, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: "savePosition(statements, { shape, role: 'read', ...building, currentAt: now });",
    dies: 'before',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 22,
    name: 'new generation is read, old rows not yet deleted, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: "savePosition(statements, { shape, role: 'read', ...building, currentAt: now });",
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 23,
    name: 'new generation committed, windows not told',
    stage: 'fetching anew',
    file: storeBatch,
    anchor: 'cache.promote(shape, now);',
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 24,
    name: 'signed in, session not yet written',
    stage: 'first sync',
    file: privateFile,
    anchor: sessionWritten,
    dies: 'before',
    when: ofSession,
  },
  {
    number: 25,
    name: 'session written beside its place',
    stage: 'first sync',
    file: privateFile,
    anchor: sessionWritten,
    dies: 'after',
    when: ofSession,
  },
  {
    number: 26,
    name: 'session in its place, nobody told',
    stage: 'first sync',
    file: privateFile,
    anchor: sessionRenamed,
    dies: 'after',
    when: ofSession,
  },
];

/** The point as a change of its file: there the process counts, and kills itself without a chance to tidy up. */
export function crashPatch({
  number,
  file,
  anchor,
  dies,
  passage = 1,
  when = 'true',
}: CrashPoint): SourcePatch {
  const count = `globalThis.crashPoint${number}`;
  const kill = `if (${when}) {
    ${count} = (${count} ?? 0) + 1;
    if (${count} === ${passage}) process.kill(process.pid, 'SIGKILL');
  }`;
  return { file, find: anchor, replace: dies === 'before' ? `${kill}\n${anchor}` : `${anchor}\n${kill}` };
}

/** The environment of a desk that dies there. */
export const crashEnvironment = (point: CrashPoint): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: patchArguments([crashPatch(point)]).join(' '),
});
