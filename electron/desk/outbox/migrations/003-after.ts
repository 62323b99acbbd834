/**
 * The command that has to be accepted before this one is sent; null for one that awaits no other, or no longer. Once it
 * is answered, a command awaits nobody.
 */
export const after = `
  ALTER TABLE commands ADD COLUMN after TEXT CHECK (after IS NULL OR state = 'waiting');
  CREATE INDEX commands_after ON commands (after) WHERE after IS NOT NULL;`;
