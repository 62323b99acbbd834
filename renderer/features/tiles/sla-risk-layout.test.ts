import { describe, expect, it } from 'vitest';
import { slaRiskLayout } from './sla-risk-layout.ts';

const digits = { ahead: 2, breached: 2 };

describe('the room for what is at risk', () => {
  it('puts the numbers side by side where their words have room', () => {
    expect(slaRiskLayout({ width: 36, height: 18 }, digits).counters).toMatchObject({
      stacked: false,
      hasAhead: true,
      hasKept: true,
    });
  });

  it('puts them one below the other in a narrow tile, and in a low one keeps what is past', () => {
    expect(slaRiskLayout({ width: 13, height: 6 }, digits).counters).toMatchObject({
      stacked: true,
      hasAhead: true,
    });
    expect(slaRiskLayout({ width: 13, height: 3 }, digits).counters).toMatchObject({ hasAhead: false });
  });
});
