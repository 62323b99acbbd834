import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { nearHandOver } from './near-hand-over.ts';

/** In Karawang; the morning watch is handed over at two in the afternoon. */
const handOver = Date.parse('2026-11-29T14:00:00+07:00');

describe('the hand-over in the head of a board', () => {
  it('is counted down over the last half hour of each watch', () => {
    expect(nearHandOver(handOver - 31 * minuteMs)).toBeNull();
    expect(nearHandOver(handOver - 30 * minuteMs)).toBe(30 * minuteMs);
    expect(nearHandOver(handOver - secondMs)).toBe(secondMs);
    expect(nearHandOver(handOver)).toBeNull();
    expect(nearHandOver(handOver + 8 * hourMs - minuteMs)).toBe(minuteMs);
  });
});
