import type { CrashPoint } from './crash-point.ts';

const outbox = 'electron/desk/outbox/outbox.ts';
const outboxStore = 'electron/desk/outbox/outbox-store.ts';
const drain = 'electron/desk/outbox/drain.ts';

/** From a command given to its rows arrived. */
export const outboxCrashPoints: readonly CrashPoint[] = [
  {
    number: 1,
    name: 'a command given, nothing written',
    stage: 'at work',
    file: outbox,
    anchor: 'store.lay(given);',
    dies: 'before',
    passage: 4,
  },
  {
    number: 2,
    name: 'a command written, not yet answered for',
    stage: 'at work',
    file: outbox,
    anchor: 'store.lay(given);',
    dies: 'after',
    passage: 4,
  },
  {
    number: 3,
    name: 'commands chosen, not yet sent',
    stage: 'at work',
    file: drain,
    anchor: 'quietly(() => outbox.sending(ids));',
    dies: 'after',
    passage: 3,
  },
  {
    number: 4,
    name: 'answer received, not yet recorded',
    stage: 'at work',
    file: drain,
    anchor: 'const { outcomes, now } = await server.submit(batch.map(toEnvelope), givenUp.signal);',
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
];
