import { describe, expect, it } from 'vitest';
import english from './languages/en.json' with { type: 'json' };
import indonesian from './languages/id.json' with { type: 'json' };

function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

const variablesOf = (words: object): string[] =>
  Object.values(words).flatMap((value) =>
    typeof value === 'object' ? variablesOf(value) : [(value.match(/{{\w+}}/g) ?? []).sort().join()],
  );

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([, text]) => text);

describe('the languages', () => {
  it('have the same keys', () => expect(keysOf(indonesian)).toEqual(keysOf(english)));

  it('ask for the same facts in each sentence', () => {
    const differing = keysOf(english).filter(
      (_, index) => variablesOf(english)[index] !== variablesOf(indonesian)[index],
    );
    expect(differing.filter((key) => !key.endsWith('_one'))).toEqual([]);
  });

  it('hold every key that is written out in the code', () => {
    const known = new Set(keysOf(english).map((key) => key.replace(/_(one|other)$/, '')));
    const used = sources.flatMap((text) =>
      [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !known.has(key))).toEqual([]);
  });
});
