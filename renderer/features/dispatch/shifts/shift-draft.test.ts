import { describe, expect, it } from 'vitest';
import { draftOf, shiftOfDraft } from './shift-draft.ts';

const work = { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 60 } as const;

describe('a shift in the form', () => {
  it('comes back as it was', () => expect(shiftOfDraft(draftOf(work, true))).toEqual(work));

  it('is the usual one where nothing was said', () => {
    expect(draftOf(work, false).kind).toBe('usual');
    expect(shiftOfDraft(draftOf(work, false))).toBeNull();
  });

  it('ends on the next day where its end is before its beginning', () =>
    expect(shiftOfDraft({ ...draftOf(work, true), from: '22:00', to: '06:00' })).toMatchObject({
      fromMinute: 1320,
      toMinute: 1800,
    }));

  it('is no shift while a time is missing', () =>
    expect(shiftOfDraft({ ...draftOf(work, true), from: '' })).toBeUndefined());

  it('keeps the note of an absence, and none where it is empty', () => {
    const draft = { ...draftOf(work, true), kind: 'absent' as const };
    expect(shiftOfDraft({ ...draft, note: ' demam ' })).toEqual({ kind: 'absent', note: 'demam' });
    expect(shiftOfDraft(draft)).toEqual({ kind: 'absent', note: null });
  });
});
