import { hash } from 'node:crypto';
import { type AccountId, accountIdSchema } from '../../shared/kernel/ids.ts';

/**
 * A lasting id for a person of another system. Nobody signs in with it and no account row exists; but a person acted,
 * and the response clock of a ticket stops only for actors who are somebody.
 */
export function personId(source: string, name: string): AccountId {
  const hex = hash('sha256', `${source}\u001f${name}`, 'hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return accountIdSchema.parse(parts.join('-'));
}
