import { resolve } from 'node:path';
import { buildBoard } from '../../tools/build-board.ts';

/** The browser tests see the board as it ships: built. */
export async function setup() {
  await buildBoard(resolve(import.meta.dirname, '../..'));
}
