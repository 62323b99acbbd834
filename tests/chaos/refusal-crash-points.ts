import type { CrashPoint } from './crash-point.ts';

const outbox = 'electron/desk/outbox/outbox.ts';
const deskServices = 'electron/desk/api/desk-services.ts';
const dismissed = 'store.remove(going.map((each) => each.id));';
const givenAgain = 'const result = giveAgain(refused, again, context());';

/** From a refusal that is shown to one that is gone, or to a command in its place. */
export const refusalCrashPoints: readonly CrashPoint[] = [
  {
    number: 28,
    name: 'a refusal dismissed, nothing written',
    stage: 'dismissing',
    file: outbox,
    anchor: dismissed,
    dies: 'before',
    passage: 2,
  },
  {
    number: 29,
    name: 'a refusal dismissed on the disk, its author not told',
    stage: 'dismissing',
    file: outbox,
    anchor: dismissed,
    dies: 'after',
    passage: 2,
  },
  {
    number: 30,
    name: 'a refused command given again, nothing written',
    stage: 'giving again',
    file: deskServices,
    anchor: givenAgain,
    dies: 'before',
    passage: 2,
  },
  {
    number: 31,
    name: 'a refused command written under a new id, its refusal not yet dismissed',
    stage: 'giving again',
    file: deskServices,
    anchor: givenAgain,
    dies: 'after',
    passage: 2,
  },
  {
    number: 32,
    name: 'a command in the place of its refusal, its author not told',
    stage: 'giving again',
    file: deskServices,
    anchor: 'if (result.ok) dismissIfWritable(outbox, id, account);',
    dies: 'after',
    passage: 2,
  },
];
