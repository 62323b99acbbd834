import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Layout, SavedWindow } from './layout.ts';
import { layoutToOpen, withLayout, withoutWindow } from './layout-book.ts';
import { layoutFile } from './layout-file.ts';

const bounds = { x: -10, y: 0, width: 800, height: 600 };
const windowOf = (id: string): SavedWindow => ({
  id,
  shows: { kind: 'board', hash: '#kiosk=1' },
  bounds,
  display: { label: 'Panel', bounds, scaleFactor: 1.5 },
  state: 'kiosk',
});
const layout = (displays: string, ...ids: string[]): Layout => ({ displays, windows: ids.map(windowOf) });

describe('layouts', () => {
  let directory: string;
  let said: string[];
  const file = () => join(directory, 'shell', 'layouts.json');
  const layouts = () => layoutFile(file(), (sentence) => said.push(sentence));

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aglis-layouts-'));
    said = [];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('are read as they were written, and are none before', () => {
    expect(layouts().read()).toEqual([]);
    const book = [layout('A', 'one', 'two'), layout('B')];
    layouts().write(book);
    expect(layouts().read()).toEqual(book);
    expect(said).toEqual([]);
  });

  it.each(['', '{', '[]', '{"version":2,"layouts":[]}', JSON.stringify({ version: 1, layouts: [{}] })])(
    'that cannot be read (%s) are set aside with one sentence, and are none from then on',
    (text) => {
      layouts().write([]);
      writeFileSync(file(), text);
      expect(layouts().read()).toEqual([]);
      expect(layouts().read()).toEqual([]);
      expect(said).toHaveLength(1);
      expect(readFileSync(`${file()}.unreadable`, 'utf8')).toBe(text);
    },
  );

  it('never open an address that is no board’s', () => {
    const foreign = {
      ...windowOf('one'),
      shows: { kind: 'board' as const, hash: '#next=https://example.com' },
    };
    layouts().write([{ displays: 'A', windows: [foreign] }]);
    expect(layouts().read()).toEqual([]);
    expect(said).toHaveLength(1);
  });

  it('survive a write that a power cut left half done', () => {
    layouts().write([layout('A', 'one')]);
    writeFileSync(`${file()}.new`, '{"version":1,"lay');
    expect(layouts().read()).toEqual([layout('A', 'one')]);
  });

  it('that cannot be written are said in one sentence', () => {
    mkdirSync(file(), { recursive: true });
    layouts().write([]);
    expect(said).toHaveLength(1);
    expect(existsSync(file())).toBe(true);
  });
});

describe('the book of layouts', () => {
  it('opens a set’s own layout, and on a set never seen the one used last', () => {
    const book = withLayout([layout('A', 'one'), layout('B', 'two')], layout('B', 'three'));
    const ids = (displays: string) => layoutToOpen(book, displays).map(({ id }) => id);
    expect(ids('A')).toEqual(['one']);
    expect(ids('B')).toEqual(['three']);
    expect(ids('C')).toEqual(['three']);
  });

  it('forgets a closed window on every set', () => {
    expect(withoutWindow([layout('A', 'one', 'two'), layout('B', 'one')], 'one')).toEqual([
      layout('A', 'two'),
      layout('B'),
    ]);
  });

  it('keeps the twenty sets used last', () => {
    const book = Array.from({ length: 30 }, (_, index) => layout(String(index))).reduce<readonly Layout[]>(
      withLayout,
      [],
    );
    expect(book.map(({ displays }) => Number(displays))).toEqual(
      Array.from({ length: 20 }, (_, i) => 29 - i),
    );
  });
});
