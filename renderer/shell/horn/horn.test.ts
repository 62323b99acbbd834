import { describe, expect, it } from 'vitest';
import { type HornState, hear, silentHorn } from './horn-state.ts';
import { isQuiet, quietUntil, tones } from './tones.ts';

const critical = (id: string) => ({ id, rank: 'critical' as const, insists: true });
const high = (id: string) => ({ id, rank: 'high' as const, insists: true });
const heard = (state: HornState, tickets: Parameters<typeof hear>[1], now: number) =>
  hear(state, tickets, now);

describe('the horn', () => {
  it('does not cry over high tickets that were there when the window opened', () => {
    expect(heard(silentHorn, [high('a')], 100_000).sound).toBeNull();
  });

  it('sounds for a new ticket by its severity, once for a high one', () => {
    const { state } = heard(silentHorn, [high('a')], 100_000);
    const second = heard(state, [high('a'), high('b')], 101_000);
    expect(second.sound).toBe('high');
    expect(heard(second.state, [high('a'), high('b')], 200_000).sound).toBeNull();
  });

  it('reminds of a critical every fifteen seconds until somebody takes it', () => {
    const first = heard(silentHorn, [critical('c')], 100_000);
    expect(first.sound).toBe('critical');
    expect(heard(first.state, [critical('c')], 110_000).sound).toBeNull();
    const reminded = heard(first.state, [critical('c')], 115_000);
    expect(reminded.sound).toBe('critical');
    expect(heard(reminded.state, [], 140_000).sound).toBeNull();
  });

  it('sounds once for an outage that is supposed: what the room is not sure of it does not insist on', () => {
    const supposed = { ...critical('site'), insists: false };
    const before = heard(silentHorn, [], 100_000);
    const told = heard(before.state, [supposed], 101_000);
    expect(told.sound).toBe('critical');
    expect(heard(told.state, [supposed], 200_000).sound).toBeNull();
  });

  it('sounds at once for another critical', () => {
    const { state } = heard(silentHorn, [critical('c')], 100_000);
    expect(heard(state, [critical('c'), critical('d')], 101_000).sound).toBe('critical');
  });

  it('differs between severities by more than a fifth in pitch', () => {
    const lowest = Math.min(...tones.critical.map(({ hertz }) => hertz));
    const highest = Math.max(...tones.high.map(({ hertz }) => hertz));
    expect(lowest / highest).toBeGreaterThan(1.2);
  });
});

describe('quiet hours', () => {
  const at = (time: string) => Date.parse(`2026-11-28T${time}:00+07:00`);
  const overnight = { volume: 1, quiet: { fromMinute: 22 * 60, toMinute: 6 * 60 } };

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['03:00', true],
    ['06:00', false],
  ])('that span midnight hold at %s: %s', (time, expected) => {
    expect(isQuiet(overnight, at(time))).toBe(expected);
  });

  it('are none until somebody sets them', () => {
    expect(isQuiet({ volume: 1, quiet: null }, at('03:00'))).toBe(false);
  });
  it.each([
    ['23:10', '2026-11-29T06:00:00+07:00'],
    ['05:59', '2026-11-28T06:00:00+07:00'],
    ['12:00', null],
  ])('say at %s until when they hold: %s', (time, until) => {
    expect(quietUntil(overnight, at(time))).toBe(until && Date.parse(until));
  });
});
