import { readFileSync } from 'node:fs';
import { luminance } from '@mantine/core';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** What is said in every theme, and over it what one theme says. */
function colours(theme: string): ReadonlyMap<string, string> {
  const blocks = css.split('}').filter((block) => /:root \{/.test(block) || block.includes(`"${theme}"`));
  const said = blocks.flatMap((block) => [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)]);
  return new Map(said.map(([, name = '', colour = '']) => [name, colour]));
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'panel', 'raised', 'sunken', 'select'];
const words = ['text', 'text-2', 'text-3', 'critical', 'high', 'risk', 'info'];
const inks = ['critical', 'high', 'risk', 'info'];

describe.each(['night', 'day'])('the colours of the %s', (theme) => {
  const of = colours(theme);
  const colour = (name: string) => {
    const said = of.get(name);
    if (!said) throw new Error(`tokens.css says no --${name} of the ${theme}`);
    return said;
  };
  const ratio = (one: string, other: string) => contrast(colour(one), colour(other));

  it.each(words)('write %s so that it is read on every ground', (word) => {
    expect(grounds.filter((ground) => !(ratio(word, ground) >= 4.5))).toEqual([]);
  });

  it.each(inks)('write on a plate of %s so that it is read', (plate) => {
    expect(ratio(`${plate}-ink`, plate)).toBeGreaterThanOrEqual(4.5);
  });

  it('draw what is only a mark so that it is seen', () => {
    expect(grounds.filter((ground) => !(ratio('mark', ground) >= 3))).toEqual([]);
  });
});
