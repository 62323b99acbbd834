import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAuthor } from '../testing/authored-builders.ts';
import { minutesAfter, noon, ticketId } from '../testing/builders.ts';
import { acting, aPin } from '../testing/hand-over-builders.ts';
import { decidePin, type Pin, type PinCommand } from './pin.ts';

const set: PinCommand = { name: 'pin.set', input: { ticketId: ticketId(), reason: 'Pantau' } };
const lift: PinCommand = { name: 'pin.lift', input: { ticketId: ticketId() } };

describe('a pin', () => {
  it('says why, by whom and since when', () => {
    expect(decidePin(null, set, acting())).toMatchObject({
      value: { reason: 'Pantau', byName: 'Rina Kartika', at: minutesAfter(5), version: 1, lifted: false },
    });
  });

  it('is one for a ticket: the second person is told who was before', () => {
    expect(decidePin(aPin(), set, acting({ by: anAuthor(2) }))).toMatchObject({
      refusal: { code: 'already-pinned', byName: 'Rina Kartika', at: noon },
    });
  });

  it('is lifted by anybody who may, and only once', () => {
    const lifted = decidePin(aPin(), lift, acting({ by: anAuthor(2, 'operator', 'Dimas') }));
    expect(lifted).toMatchObject({ value: { lifted: true, version: 2, byName: 'Dimas' } });
    const row = lifted.ok ? lifted.value : null;
    expect(decidePin(row, lift, acting())).toMatchObject({ refusal: { code: 'not-pinned' } });
    expect(decidePin(row, set, acting())).toMatchObject({ value: { lifted: false, version: 3 } });
  });

  it('only ever rises in version, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(set, lift)), (commands) => {
        let pin: Pin | null = null;
        for (const command of commands) {
          const before: number = pin?.version ?? 0;
          const decision = decidePin(pin, command, acting());
          expect(decision.ok).toBe((pin?.lifted ?? true) === (command.name === 'pin.set'));
          if (!decision.ok) continue;
          pin = decision.value;
          expect(pin.version).toBe(before + 1);
        }
      }),
    );
  });
});
