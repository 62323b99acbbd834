// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { recentChoices } from './recent-choices.ts';

const ticket = (key: string) => ({ source: 'tickets', key });

describe('what was chosen lately', () => {
  beforeEach(() => localStorage.clear());

  it('is remembered for each person, the latest first and once', () => {
    const rina = recentChoices(localStorage, 'rina');
    for (const key of ['1', '2', '1']) rina.remember(ticket(key));
    expect(recentChoices(localStorage, 'rina').read()).toEqual([ticket('1'), ticket('2')]);
    expect(recentChoices(localStorage, 'hendra').read()).toEqual([]);
  });

  it('is a handful', () => {
    const rina = recentChoices(localStorage, 'rina');
    for (let n = 0; n < 20; n += 1) rina.remember(ticket(String(n)));
    expect(rina.read()).toHaveLength(8);
    expect(rina.read()[0]).toEqual(ticket('19'));
  });

  it('is nothing where something else stands in its place', () => {
    localStorage.setItem('palette.recent.rina', '{"theme":"pink"}');
    expect(recentChoices(localStorage, 'rina').read()).toEqual([]);
  });
});
