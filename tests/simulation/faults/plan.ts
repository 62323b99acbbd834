import type { Random } from '../../../server/demo/random/random.ts';
import type { Surroundings } from './fault.ts';
import { lineFaults } from './line-faults.ts';
import { machineFaults } from './machine-faults.ts';
import { peopleFaults } from './people-faults.ts';

const faults = { ...machineFaults, ...lineFaults, ...peopleFaults };
export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as readonly FaultKind[];

/** What will go wrong, when, and for how long: known before the run begins, so that a run can be repeated without some of it. */
export type PlannedFault = { readonly kind: FaultKind; readonly atMs: number; readonly forMs: number };

/** Faults happen in this time; then everything is mended. */
export const troubledMs = 4000;

export function planFaults(random: Random): readonly PlannedFault[] {
  return Array.from({ length: random.int(1, 5) }, () => ({
    kind: random.pick(faultKinds),
    atMs: Math.floor(random.between(100, troubledMs - 500)),
    forMs: Math.floor(random.logNormal(600, 1)),
  })).toSorted((a, b) => a.atMs - b.atMs);
}

type Begun = Surroundings & { readonly onHit: (fault: PlannedFault) => void };

/** Lets the planned faults happen at their time. @returns how to end those that have not ended yet */
export function scheduleFaults(planned: readonly PlannedFault[], begun: Begun): () => void {
  const { onHit, ...surroundings } = begun;
  const { world, random } = surroundings;
  const { timeline } = world;
  const fate = timeline.start('fate');
  const open = new Set<() => void>();
  for (const [index, fault] of planned.entries()) {
    const { kind, atMs, forMs } = fault;
    timeline.schedule(fate, atMs, kind, () => {
      const own = { ...surroundings, random: random.fork(`${kind} ${index}`) };
      const end = faults[kind](own, () => onHit(fault));
      if (!end) return;
      open.add(end);
      timeline.schedule(fate, forMs, `end of ${kind}`, () => {
        if (open.delete(end)) end();
      });
    });
  }
  return () => {
    for (const end of open) end();
    open.clear();
  };
}
