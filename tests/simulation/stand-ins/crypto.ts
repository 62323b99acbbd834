import { standIns } from './inhabited.ts';

export { createHash } from 'node:crypto';

/** Drawn from the seed: a handle or an event's id is the same in every run. */
export const randomUUID = (): string => standIns().random.uuid(standIns().serverNow());

export function randomBytes(size: number): Buffer {
  const { random } = standIns();
  return Buffer.from(Array.from({ length: size }, () => random.int(0, 255)));
}

export const randomInt = (below: number): number => standIns().random.int(0, below - 1);
