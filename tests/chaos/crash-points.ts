import { cacheCrashPoints } from './cache-crash-points.ts';
import type { CrashPoint } from './crash-point.ts';
import { damageCrashPoints } from './damage-crash-points.ts';
import { outboxCrashPoints } from './outbox-crash-points.ts';
import { refusalCrashPoints } from './refusal-crash-points.ts';

const privateFile = 'electron/desk/process/private-file.ts';

/** Words of that file, not of this. */
const beside = '`$' + '{file}.new`';
const sessionWritten = `writeFileSync(${beside}, text, { mode: 0o600, flush: true });`;
const sessionRenamed = `renameSync(${beside}, file);`;
const ofSession = "file.endsWith('session.json')";

const sessionCrashPoints: readonly CrashPoint[] = [
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

export const crashPoints: readonly CrashPoint[] = [
  ...outboxCrashPoints,
  ...cacheCrashPoints,
  ...sessionCrashPoints,
  ...refusalCrashPoints,
  ...damageCrashPoints,
];
