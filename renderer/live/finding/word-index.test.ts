import { describe, expect, it } from 'vitest';
import { askedWords } from './fold-words.ts';
import { type Described, WordIndex } from './word-index.ts';

const described = (difference: Partial<Described>): Described => ({
  code: '',
  name: '',
  besides: '',
  weight: 0,
  ...difference,
});

function indexOf(rows: Readonly<Record<string, Partial<Described>>>) {
  const index = new WordIndex();
  for (const [key, row] of Object.entries(rows)) index.put(key, described(row));
  return { index, find: (text: string, most = 10) => index.find(askedWords(text), most).keys };
}

describe('the index of words', () => {
  it('finds a row only when every word stands in it', () => {
    const { find } = indexOf({ a: { name: 'Siti Rohaeni', besides: 'Klari' }, b: { name: 'Siti Aminah' } });
    expect(find('siti klari')).toEqual(['a']);
    expect(find('siti kota')).toEqual([]);
    expect(find('  ')).toEqual([]);
  });

  it('does not mind accents and capitals', () => {
    const { find } = indexOf({ a: { name: 'Café Éka' } });
    expect(find('CAFE eka')).toEqual(['a']);
    expect(find('kafé')).toEqual([]);
  });

  it('puts a code that is written out before everything else', () => {
    const { find } = indexOf({
      longer: { code: 'TKT-20261122-00421' },
      within: { code: 'X-10042' },
      exact: { code: 'TKT-20261122-0042', weight: 9 },
    });
    expect(find('0042')).toEqual(['exact', 'longer', 'within']);
    expect(find('tkt-20261122-0042')).toEqual(['exact', 'longer']);
  });

  it('puts the beginning of a word before its middle, and a name before a place', () => {
    const { find } = indexOf({
      middle: { name: 'Bukarta' },
      place: { name: 'Asep', besides: 'Karta' },
      beginning: { name: 'Kartala' },
    });
    expect(find('karta')).toEqual(['beginning', 'place', 'middle']);
  });

  it('finds the middle of a word from its second letter on', () => {
    const { find } = indexOf({ a: { name: 'Rohaeni' } });
    expect(find('h')).toEqual([]);
    expect(find('ha')).toEqual(['a']);
    expect(find('hae')).toEqual(['a']);
    expect(find('haex')).toEqual([]);
  });

  it('puts the lighter of equals first, and says how many there are beyond those it gives', () => {
    const rows = Object.fromEntries([3, 1, 2].map((weight) => [`w${weight}`, { name: 'Siti', weight }]));
    const { index, find } = indexOf(rows);
    expect(find('siti', 2)).toEqual(['w1', 'w2']);
    expect(index.find(['siti'], 2).count).toBe(3);
    index.put('w3', described({ name: 'Siti', weight: 0 }));
    expect(find('siti', 1)).toEqual(['w3']);
  });

  it('finds a row by its new words and no longer by the old ones', () => {
    const { index, find } = indexOf({ a: { name: 'Siti' } });
    expect(find('sit')).toEqual(['a']);
    index.put('a', described({ name: 'Sitorus' }));
    expect(find('siti')).toEqual([]);
    expect(find('sito')).toEqual(['a']);
    index.remove('a');
    expect(find('sito')).toEqual([]);
  });

  it('stays right, and as small, after thousands of changes', () => {
    const { index, find } = indexOf({ still: { name: 'Tetap' } });
    for (let round = 0; round < 20_000; round += 1)
      index.put(`row ${round % 10}`, described({ name: `Ronde${round} Tetap` }));
    expect(find('tetap', 20)).toHaveLength(11);
    expect(find('ronde19999')).toEqual(['row 9']);
    expect(find('ronde100')).toEqual([]);
    expect(index.size).toBe(11);
  });

  it('finds a telephone number written as abroad', () => {
    const { find } = indexOf({ a: { name: 'Siti', besides: '081255501234' } });
    expect(find('+62 812-5550')).toEqual(['a']);
    expect(find('6281255501234')).toEqual(['a']);
    expect(find('0812-5550-1234')).toEqual(['a']);
  });
});
