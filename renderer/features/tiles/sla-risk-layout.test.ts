import { describe, expect, it } from 'vitest';
import { slaRiskLayout } from './sla-risk-layout.ts';

const counts = { ahead: 12, breached: 29 };

describe('the room for what is at risk', () => {
  it('puts the numbers side by side where their words have room', () => {
    expect(slaRiskLayout({ width: 36, height: 18 }, counts).counters).toMatchObject({
      stacked: false,
      hasAhead: true,
      hasKept: true,
    });
  });

  it('puts them one below the other in a narrow tile, and in a low one keeps what is past', () => {
    expect(slaRiskLayout({ width: 13, height: 6 }, counts).counters).toMatchObject({
      stacked: true,
      hasAhead: true,
    });
    expect(slaRiskLayout({ width: 13, height: 3 }, counts).counters).toMatchObject({ hasAhead: false });
  });

  it('gives a wide display’s list the columns that its tickets need, and the chart the rest', () => {
    const { chart, list } = slaRiskLayout({ width: 160, height: 64 }, counts);
    expect(list).toMatchObject({ columns: 2, width: 52 });
    expect(chart?.width).toBeCloseTo(160 - 52 - 0.8);
    const few = slaRiskLayout({ width: 160, height: 64 }, { ahead: 2, breached: 1 });
    expect(few.list).toMatchObject({ columns: 1, width: 26 });
  });

  it('keeps the list narrow where the chart needs the width', () => {
    const { list } = slaRiskLayout({ width: 30, height: 16 }, counts);
    expect(list).toMatchObject({ columns: 1, width: 14.4 });
  });
});
