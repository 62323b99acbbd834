import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, type Instant, instant } from '../../kernel/instant.ts';
import { anAuthor } from '../testing/authored-builders.ts';
import { minutesAfter, noon } from '../testing/builders.ts';
import { acting, aHandOver, aRoomCount, handOverId } from '../testing/hand-over-builders.ts';
import { decideHandOver, type HandOverCommand } from './decide-hand-over.ts';
import type { HandOver } from './hand-over.ts';
import { watchAt, watchBefore } from './watch.ts';

const close = (watchFrom: number = watchAt(noon).from, index = 1): HandOverCommand => ({
  name: 'hand-over.close',
  input: {
    handOverId: handOverId(index),
    watchFrom: instant(watchFrom),
    summary: 'Aman.',
    count: aRoomCount(),
  },
});
const take = (index = 1): HandOverCommand => ({
  name: 'hand-over.take',
  input: { handOverId: handOverId(index) },
});
const dimas = anAuthor(2, 'operator', 'Dimas');
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('a hand-over', () => {
  it('freezes what its author saw, under their name', () => {
    expect(decideHandOver([], close(), acting())).toMatchObject({
      value: {
        watchFrom: watchAt(noon).from,
        summary: 'Aman.',
        count: aRoomCount(),
        closedByName: 'Rina Kartika',
        closedAt: minutesAfter(5),
        taken: null,
      },
    });
  });

  it('closes a watch once, whoever else tries', () => {
    expect(decideHandOver([aHandOver()], close(undefined, 2), acting({ by: dimas }))).toMatchObject({
      refusal: { code: 'already-closed', byName: 'Rina Kartika', at: noon },
    });
  });

  it('closes the watch that runs, or one of the last day, and nothing else', () => {
    const before = watchBefore(watchAt(noon));
    expect(decideHandOver([], close(before.from), acting()).ok).toBe(true);
    for (const wrong of [watchAt(noon).to, watchAt(noon).from + 1, watchAt(noon - 2 * dayMs).from])
      expect(decideHandOver([], close(wrong), acting())).toMatchObject(refusal('watch-not-open'));
  });

  it('is taken over by somebody else, once', () => {
    const taken = decideHandOver([aHandOver()], take(), acting({ by: dimas }));
    expect(taken).toMatchObject({ value: { version: 2, taken: { byName: 'Dimas', at: minutesAfter(5) } } });
    const known = taken.ok ? [taken.value] : [];
    const lukman = anAuthor(3, 'supervisor', 'Lukman');
    expect(decideHandOver(known, take(), acting({ by: lukman }))).toMatchObject({
      refusal: { code: 'already-taken', byName: 'Dimas' },
    });
    expect(decideHandOver([aHandOver()], take(), acting())).toMatchObject(refusal('own-hand-over'));
    expect(decideHandOver([], take(), acting())).toMatchObject(refusal('hand-over-unknown'));
  });

  it('leaves each watch with one closing and one taking, in whatever order people try', () => {
    const person = fc.integer({ min: 1, max: 3 });
    const attempt = fc.record({ person, index: fc.integer({ min: 1, max: 3 }), takes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(attempt), (attempts) => {
        const known = new Map<string, HandOver>();
        let takings = 0;
        for (const { person: n, index, takes } of attempts) {
          const command = takes ? take(index) : close(watchAt(noon).from, index);
          const decision = decideHandOver([...known.values()], command, acting({ by: anAuthor(n) }));
          if (!decision.ok) continue;
          if (takes) takings += 1;
          known.set(decision.value.id, decision.value);
        }
        expect(known.size).toBeLessThanOrEqual(1);
        expect(takings).toBeLessThanOrEqual(1);
        for (const { taken, closedBy } of known.values()) expect(taken?.by).not.toBe(closedBy);
      }),
    );
  });
});

describe('the watch that is closed late', () => {
  it('is the one its beginning names', () => {
    const late = instant(watchAt(noon).to + 20 * 60_000) as Instant;
    expect(decideHandOver([], close(), acting({ issuedAt: late })).ok).toBe(true);
  });
});
