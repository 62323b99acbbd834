import { describe, expect, it } from 'vitest';
import { boardHashSchema, isKioskHash } from './board-hash.ts';

const one = '01998f2a-5c3e-7000-8000-000000000001';
const other = '01998f2a-5c3e-7000-8000-000000000002';

describe('the hash of a board window', () => {
  it.each([
    '#',
    `#boards=${one}~30`,
    `#boards=${one}~30,${other}~7.5&kiosk=1&follow=1`,
    `#boards=${one}~30,${other}~3600&pin=${other}&kiosk=1`,
    '#kiosk=1',
    '#follow=1',
    `#edit=${other}`,
  ])('is %s', (hash) => {
    expect(boardHashSchema.safeParse(hash).success).toBe(true);
  });

  it.each([
    '',
    `boards=${one}~30`,
    '#&kiosk=1',
    '#kiosk=1&kiosk=1',
    '#kiosk=0',
    `#kiosk=1&pin=${one}`,
    '#pin=1',
    `#follow=1&boards=${one}~30`,
    '#boards=nonsense~30',
    `#boards=${one}~30&next=https://example.com`,
    `#boards=${one}~30/../../console/index.html`,
    `#boards=${Array(120).fill(`${one}~30`).join(',')}`,
  ])('is not %s', (hash) => {
    expect(boardHashSchema.safeParse(hash).success).toBe(false);
  });

  it('says whether the window is to be without chrome', () => {
    expect(isKioskHash(`#boards=${one}~30&kiosk=1&follow=1`)).toBe(true);
    expect(isKioskHash('#follow=1')).toBe(false);
  });
});
