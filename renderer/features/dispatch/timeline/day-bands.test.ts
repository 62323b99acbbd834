import { describe, expect, it } from 'vitest';
import { dayFixture } from '../testing/day-fixture.ts';
import { proposalFixture } from '../testing/desk-fixture.ts';
import { dayBands, layOutRows } from './day-bands.ts';

const view = dayFixture();
const proposal = proposalFixture(view);

describe('the rows of the timeline', () => {
  it('show the late technicians first, the latest on top', () => {
    const [late, inTime] = dayBands(view, null);
    const lateness = late?.routes.map(({ worstLateSeconds }) => worstLateSeconds) ?? [];
    expect(lateness).toEqual(lateness.toSorted((a, b) => b - a));
    expect(inTime?.routes.every(({ worstLateSeconds }) => worstLateSeconds === 0)).toBe(true);
    expect((late?.routes.length ?? 0) + (inTime?.routes.length ?? 0)).toBe(30);
  });

  it('bring who would take visits of the proposal next to who gives them', () => {
    const takers = proposal.moves.map(({ after }) => after?.technicianId);
    const [, inTime] = dayBands(view, proposal);
    const top = inTime?.routes.slice(0, 4).map(({ technicianId }) => technicianId);
    expect(top).toEqual(takers);
  });

  it('share the height while there is enough, and are scrolled below their least', () => {
    const bands = dayBands(view, null);
    const roomy = layOutRows(bands, { free: 900, head: 19, least: 20 });
    expect(roomy.rowHeight).toBe(28);
    expect(roomy.height).toBeLessThanOrEqual(900);
    const tight = layOutRows(bands, { free: 300, head: 19, least: 20 });
    expect(tight.rowHeight).toBe(20);
    expect(tight.height).toBe(30 * 20 + 2 * 19);
  });

  it('have no band for nobody', () => {
    expect(dayBands({ routes: [] }, null)).toEqual([]);
    expect(layOutRows([], { free: 900, head: 19, least: 20 }).height).toBe(0);
  });
});
