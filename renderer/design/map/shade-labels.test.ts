import { describe, expect, it } from 'vitest';
import { karawangBaseMap } from './base-map.ts';
import type { LayoutInput } from './layout-model.ts';
import { MapScene } from './map-scene.ts';
import { precedence, shadeAttempts } from './shade-labels.ts';

const [first, second, third] = karawangBaseMap().districts;
if (!first || !second || !third) throw new Error('The region has districts');

function input(facts: { readonly lettered?: boolean; readonly shades?: boolean } = {}): LayoutInput {
  const scene = new MapScene();
  scene.setShades(
    new Map([
      [first?.name ?? '', { rank: 'high', count: 12 }],
      [second?.name ?? '', { rank: 'critical', count: 3 }],
    ]),
  );
  return {
    scene,
    layers: { shades: facts.shades ?? true },
    lettered: facts.lettered ?? false,
    highlight: null,
    labels: { ranks: { critical: 'C', high: 'H', normal: 'N', low: 'L' } },
  } as unknown as LayoutInput;
}

const words = (given: LayoutInput) => shadeAttempts(first, given).map(({ lines }) => lines.join(' '));

describe('the label of a shaded district', () => {
  it('says how many there are of the worst below the name, and last alone', () => {
    expect(words(input())[0]).toBe(`${first.name} H 12`);
    expect(words(input()).at(-1)).toBe('H 12');
  });

  it('is the count alone where it is read from afar', () => {
    expect(words(input({ lettered: true }))).toEqual(['H 12']);
  });

  it('is the name alone while districts are not shaded', () => {
    expect(words(input({ shades: false })).join()).not.toContain('12');
  });

  it('is placed before those of less grave ones', () => {
    const order = [third, first, second].sort((a, b) => precedence(a, input()) - precedence(b, input()));
    expect(order).toEqual([second, first, third]);
  });
});
