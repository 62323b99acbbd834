import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('a file for a spreadsheet', () => {
  it('keeps what would end a cell within it', () =>
    expect(toCsv([['a;b', 'c "d"', 'e\nf']])).toBe('\uFEFF"a;b";"c ""d""";"e\nf"\r\n'));

  it('is no program: a word that looks like a formula stays a word', () =>
    expect(toCsv([['=HYPERLINK(1)', '@sum', '-x', '+62 812', '-5']])).toBe(
      "\uFEFF'=HYPERLINK(1);'@sum;'-x;+62 812;-5\r\n",
    ));
});
