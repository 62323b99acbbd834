import { deskBugs } from './bugs/desk-bugs.ts';
import type { PlantedBug } from './bugs/planted-bug.ts';
import { serverBugs } from './bugs/server-bugs.ts';

/** Each is to be caught by the simulator; what its checks do not catch, they would not catch in a real change either. */
export const plantedBugs: readonly PlantedBug[] = [...serverBugs, ...deskBugs];
