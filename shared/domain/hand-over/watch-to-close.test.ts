import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { aHandOver } from '../testing/hand-over-builders.ts';
import { watchToClose } from './watch-to-close.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+07:00`);
const closed = (time: string) => aHandOver({ watchFrom: instant(at(time)) });

describe('the watch that somebody closes', () => {
  it('is the one before, while its people may still sit there', () => {
    expect(watchToClose([], at('15:59'))?.name).toBe('morning');
    expect(watchToClose([], at('16:00'))?.name).toBe('afternoon');
  });

  it('is the one that runs once the one before is closed, and none when both are', () => {
    expect(watchToClose([closed('06:00')], at('14:10'))?.name).toBe('afternoon');
    expect(watchToClose([closed('06:00'), closed('14:00')], at('14:10'))).toBeNull();
  });
});
