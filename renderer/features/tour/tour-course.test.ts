import { describe, expect, it } from 'vitest';
import { shapes } from '../../../shared/contracts/shapes.ts';
import { isDisplay, roleSchema } from '../../../shared/domain/identity/principal.ts';
import english from '../../shell/languages/en.json' with { type: 'json' };
import indonesian from '../../shell/languages/id.json' with { type: 'json' };
import { isElsewhere, isFulfilled, leftAt, type Seen, standAt } from './tour-course.ts';
import { allSteps, tourOf } from './tour-steps.ts';

const steps = tourOf('operator');
const seen = (change: Partial<Seen> = {}): Seen => ({
  dialog: null,
  ticketId: 'one',
  isAcknowledged: false,
  isRewound: false,
  ...change,
});

describe('the tour of a role', () => {
  it.each(roleSchema.options.filter((role) => shapes.tickets.roles.includes(role) && !isDisplay(role)))(
    'has five to seven different steps for a %s',
    (role) => {
      const ids = tourOf(role).map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(5);
      expect(ids.length).toBeLessThanOrEqual(7);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('leads a supervisor to the day of dispatch, and nobody else', () => {
    const roles = roleSchema.options.filter((role) => tourOf(role).some(({ id }) => id === 'dispatch'));
    expect(roles).toEqual(['supervisor']);
  });

  it('has words for every step in both languages, and an invitation where there is something to do', () => {
    for (const language of [indonesian, english])
      for (const { id, wish } of allSteps) {
        const words: { title: string; say: string; try?: string } = language.tour.steps[id];
        expect(words.title && words.say, id).toBeTruthy();
        expect(words.try !== undefined, id).toBe(wish !== null);
      }
  });

  it('is resumed at the step where it was left, and begun when that step is no more', () => {
    expect(leftAt(steps, null)).toBe(0);
    expect(leftAt(steps, { kind: 'under-way', step: 'find' })).toBe(3);
    expect(leftAt(steps, { kind: 'under-way', step: 'from an older version' })).toBe(0);
    expect(leftAt(steps, { kind: 'finished' })).toBe(0);
  });

  it('passes over what the screen does not have, in both directions, and says what', () => {
    const isThere = ({ target }: { target: string }) => target !== '#ticket-panel';
    expect(standAt(steps, 1, 1, isThere)).toEqual({ index: 3, passedOver: ['acknowledge', 'choose'] });
    expect(standAt(steps, 2, -1, isThere)).toEqual({ index: 0, passedOver: ['choose', 'acknowledge'] });
  });

  it('ends where no further step is on the screen, and does not go back before the first', () => {
    expect(standAt(steps, steps.length, 1, () => true)).toBeNull();
    expect(standAt(steps, 0, 1, () => false)).toBeNull();
    expect(standAt(steps, -1, -1, () => true)).toBeNull();
  });

  it('sees that a ticket was chosen, and not that none is', () => {
    expect(isFulfilled({ kind: 'select' }, seen(), seen({ ticketId: 'two' }))).toBe(true);
    expect(isFulfilled({ kind: 'select' }, seen(), seen())).toBe(false);
    expect(isFulfilled({ kind: 'select' }, seen(), seen({ ticketId: null }))).toBe(false);
  });

  it('sees that this ticket was acknowledged, and takes no other for it', () => {
    const wish = { kind: 'acknowledge' } as const;
    expect(isFulfilled(wish, seen(), seen({ isAcknowledged: true }))).toBe(true);
    expect(isFulfilled(wish, seen(), seen({ ticketId: 'two', isAcknowledged: true }))).toBe(false);
    expect(isFulfilled(wish, seen({ isAcknowledged: true }), seen({ isAcknowledged: true }))).toBe(false);
  });

  it('sees the dialog it asked for, and waits until nothing stands in front', () => {
    const wish = { kind: 'open', dialog: 'finder' } as const;
    expect(isFulfilled(wish, seen(), seen({ dialog: 'finder' }))).toBe(true);
    expect(isFulfilled(wish, seen(), seen({ dialog: 'help' }))).toBe(false);
    expect(isElsewhere(seen({ dialog: 'finder' }))).toBe(true);
    expect(isElsewhere(seen({ isRewound: true }))).toBe(true);
    expect(isElsewhere(seen())).toBe(false);
  });

  it('never takes a step that is only looked at for done', () => {
    expect(isFulfilled(null, seen(), seen({ dialog: 'help', ticketId: 'two' }))).toBe(false);
  });
});
