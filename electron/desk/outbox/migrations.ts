import { commands } from './migrations/001-commands.ts';
import { digest } from './migrations/002-digest.ts';
import { after } from './migrations/003-after.ts';

/**
 * Numbered by position, applied once, never edited. Contents are people's work: a migration may add to a row and to the
 * table, never take away. `openOutboxStore` undoes one that does, and `migrations.test.ts` proves each.
 */
export const outboxMigrations: readonly string[] = [commands, digest, after];
