// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { assignLines } from './assign-lines.ts';

const at = (id: string, longitude: number) => ({ id, centre: { longitude, latitude: -6.3 } });

describe('the lines of the routes', () => {
  it('differ between neighbours', () => {
    const routes = Array.from({ length: 12 }, (_, i) => at(String(i), 107 + i / 10));
    const lines = assignLines(routes);
    for (let i = 1; i < 12; i += 1) expect(lines.get(String(i))).not.toBe(lines.get(String(i - 1)));
  });

  it('are one for each route, and the same every time', () => {
    const routes = [at('a', 107), at('b', 107.1), at('c', 107.2)];
    expect(new Set(assignLines(routes).values()).size).toBe(3);
    expect(assignLines(routes)).toEqual(assignLines(routes));
  });
});
