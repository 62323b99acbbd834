import { describe, expect, it } from 'vitest';
import { handOverLayout } from './hand-over-layout.ts';

const layout = (width: number, height: number, pins = 3, notes = 20) =>
  handOverLayout({ width, height }, { pins, notes, heads: 1 });

describe('the hand-over tile', () => {
  it('sets pins and notes side by side where each has a readable line', () => {
    expect(layout(40, 20)).toMatchObject({ side: true, pins: { rows: 7 }, notes: { rows: 4 }, noteLines: 3 });
  });

  it('sets pins above the notes where it is narrow, and leaves room for two notes', () => {
    const narrow = layout(20, 20, 12);
    expect(narrow.side).toBe(false);
    expect(narrow.pins?.rows).toBeGreaterThan(2);
    expect(narrow.notes?.rows).toBe(2);
  });

  it('gives the notes what few pins leave', () => {
    expect(layout(20, 20, 1).notes?.rows).toBe(5);
  });

  it('shows pins alone where there is hardly room', () => {
    expect(layout(20, 6)).toMatchObject({ pins: { rows: 1 }, notes: null });
  });
});
