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
    | 'fetching anew'
    /** People take the refusals of their commands away, or give those commands again. */
    | 'dismissing'
    | 'giving again'
    /** Its outbox was damaged while the desk was off: it dies in its second start. */
    | 'outbox damaged'
    /** Another program keeps the cache for itself while the desk runs. */
    | 'cache held';
  readonly file: string;
  /** A statement's text, once in the file; the desk dies right before or right after it. */
  readonly anchor: string;
  readonly dies: 'before' | 'after';
  /** The how manieth passage kills; 1 without it. */
  readonly passage?: number;
  /** Counts only passages where this holds, in the words of that place. */
  readonly when?: string;
  /** Changes without which a small room never gets there. */
  readonly alongside?: readonly SourcePatch[];
};

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
  NODE_OPTIONS: patchArguments([crashPatch(point), ...(point.alongside ?? [])]).join(' '),
});
