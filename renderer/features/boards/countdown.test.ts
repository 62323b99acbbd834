import { describe, expect, it } from 'vitest';
import { createTranslations } from '../../shell/i18n.ts';
import { countdownWords } from './countdown.ts';

const { t } = createTranslations('id');

describe('the countdown of a board', () => {
  it.each([
    [7, '7 dtk'],
    [90, '90 dtk'],
    [91, '1.31 mnt'],
    [3600, '60.00 mnt'],
  ])('of %d seconds says %s', (seconds, said) => {
    expect(countdownWords(seconds, t)).toBe(said);
  });
});
