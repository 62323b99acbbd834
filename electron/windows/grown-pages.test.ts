import { describe, expect, it } from 'vitest';
import { pagesToReload, type WatchedPage } from './grown-pages.ts';

const page = (part: Partial<WatchedPage> = {}): WatchedPage => ({
  id: 'wall',
  memoryMb: 950,
  isKiosk: false,
  isEdited: false,
  reloadedAtMs: null,
  ...part,
});
const quiet = { limitMb: 900, idleSeconds: 60, nowMs: 0 };
const minute = 60_000;

describe('a page that has grown', () => {
  it('is reloaded beyond the limit, not at it', () => {
    expect(pagesToReload([page(), page({ id: 'small', memoryMb: 900 })], quiet)).toEqual(['wall']);
  });

  it('waits until nobody is at work, unless nobody can be', () => {
    const busy = { ...quiet, idleSeconds: 59 };
    expect(pagesToReload([page()], busy)).toEqual([]);
    expect(pagesToReload([page({ isKiosk: true })], busy)).toEqual(['wall']);
  });

  it('is left alone while it is being arranged', () => {
    expect(pagesToReload([page({ isEdited: true })], quiet)).toEqual([]);
  });

  it('is not reloaded again for half an hour', () => {
    const reloaded = page({ reloadedAtMs: 0 });
    expect(pagesToReload([reloaded], { ...quiet, nowMs: 29 * minute })).toEqual([]);
    expect(pagesToReload([reloaded], { ...quiet, nowMs: 30 * minute })).toEqual(['wall']);
  });
});
