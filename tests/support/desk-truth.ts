import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Preferences, preferencesSchema } from '../../shared/contracts/live.ts';
import type { ControlRoom } from './control-room.ts';

/**
 * What the room's desk has written of its workstation's choices, past every window: one shows what was chosen in it
 * before the desk has it. Null before the first.
 */
export function keptPreferences({ directory }: Pick<ControlRoom, 'directory'>): Preferences | null {
  const file = join(directory, 'desk', 'preferences.json');
  return existsSync(file) ? preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}
