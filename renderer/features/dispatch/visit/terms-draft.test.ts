import { describe, expect, it } from 'vitest';
import { dayFixture, fixtureDay } from '../testing/day-fixture.ts';
import { changedTerms, draftOf, isComplete } from './terms-draft.ts';

const stop = dayFixture().routes[0]?.stops[4];
if (!stop) throw new Error('The fixture has stops');
const before = draftOf(stop, { skills: ['splicing'], parts: null });

describe('what a person writes about a visit', () => {
  it('says nothing while nothing is changed', () => {
    expect(changedTerms(before, { ...before }, fixtureDay)).toEqual({});
  });

  it('says only what is changed', () => {
    expect(changedTerms(before, { ...before, serviceMinutes: 95 }, fixtureDay)).toEqual({
      serviceMinutes: 95,
    });
  });

  it('says which parts it takes when one of them is changed', () => {
    const parts = { ont: 2 };
    expect(changedTerms(before, { ...before, parts }, fixtureDay)).toEqual({ parts });
  });

  it('gives the usual parts back', () => {
    const said = { ...before, parts: { ont: 2 } };
    expect(changedTerms(said, { ...said, parts: null }, fixtureDay)).toEqual({ parts: null });
  });

  it('reads times of the room’s day', () => {
    const { promise } = changedTerms(
      before,
      { ...before, promisedFrom: '8.30', promisedTo: '10:00' },
      fixtureDay,
    );
    expect(promise?.from).toBe(Date.parse('2026-11-23T08:30:00+07:00'));
    expect(promise?.to).toBe(Date.parse('2026-11-23T10:00:00+07:00'));
  });

  it('takes a promise back when both its ends are empty', () => {
    const none = { ...before, promisedFrom: '', promisedTo: '' };
    expect(isComplete(none)).toBe(true);
    expect(changedTerms(before, none, fixtureDay)).toEqual({ promise: null });
  });

  it('locks the start to a time of the room’s day, beside what is locked already', () => {
    const { lock } = changedTerms(before, { ...before, isOrderKept: true, lockedStart: '13.30' }, fixtureDay);
    expect(lock).toMatchObject({ isOrderKept: true, start: Date.parse('2026-11-23T13:30:00+07:00') });
    const locked = draftOf({ ...stop, lock: lock ?? null }, { skills: [], parts: null });
    expect(locked.lockedStart).toBe('13.30');
    expect(changedTerms(locked, { ...locked, lockedStart: '' }, fixtureDay)).toMatchObject({
      lock: { isOrderKept: true, start: null },
    });
    const free = { ...locked, isOrderKept: false, technicianId: '', lockedStart: ' ' };
    expect(changedTerms(locked, free, fixtureDay)).toEqual({ lock: null });
  });

  it.each([
    { lockedStart: 'siang' },
    { promisedFrom: '10:00', promisedTo: '10:00' },
    { promisedFrom: '10:00', promisedTo: '' },
    { promisedFrom: '', promisedTo: '10:00' },
    { serviceMinutes: Number.NaN },
    { serviceMinutes: 3 },
    { parts: { ont: Number.NaN } },
  ])('is not complete with %o', (part) => {
    expect(isComplete({ ...before, ...part })).toBe(false);
  });
});
