import { createHash } from 'node:crypto';
import { canonical } from '../../shared/kernel/canonical.ts';

/** SHA-256 of a JSON value however it is spelled. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');
