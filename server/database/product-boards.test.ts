import { describe, expect, it } from 'vitest';
import { boardScreens } from '../../shared/domain/boards/board-screens.ts';
import { productBoards } from './product-boards.ts';

const desk = { width: 156, height: 86 };
/** 55 inches of 4K from five metres. */
const wall = { width: 37.9, height: 19.6 };
const forWalls = ['Peta Karawang', 'Horizon SLA', 'Gangguan', 'Serah terima'];

describe('the boards that come with the product', () => {
  it('are read at a desk as they are arranged', () => {
    for (const { tiles } of productBoards) expect(boardScreens(tiles, desk)).toEqual([tiles]);
  });

  it('are read at five metres as they are arranged, where they are for a wall', () => {
    for (const { tiles } of productBoards.filter(({ name }) => forWalls.includes(name)))
      expect(boardScreens(tiles, wall)).toEqual([tiles]);
  });

  it('take two screens of a wall or three, where they are for a desk', () => {
    const others = productBoards.filter(({ name }) => !forWalls.includes(name));
    for (const { tiles } of others) expect([2, 3]).toContain(boardScreens(tiles, wall).length);
  });
});
