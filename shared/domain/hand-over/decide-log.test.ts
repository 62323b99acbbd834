import { describe, expect, it } from 'vitest';
import { anAuthor } from '../testing/authored-builders.ts';
import { accountId, minutesAfter, ticketId } from '../testing/builders.ts';
import { acting, anEntry, entryId } from '../testing/hand-over-builders.ts';
import { decideLog, type LogCommand, logCommandInputs } from './decide-log.ts';

const write: LogCommand = {
  name: 'log.write',
  input: { entryId: entryId(), text: 'Teknisi ketiga menyusul.', ticketId: ticketId() },
};
const strike: LogCommand = { name: 'log.strike', input: { entryId: entryId(), reason: 'Salah tiket' } };
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('the shift log', () => {
  it('keeps who wrote what, when they wrote it and when it was known', () => {
    expect(decideLog(null, write, acting())).toMatchObject({
      value: {
        text: 'Teknisi ketiga menyusul.',
        ticketId: ticketId(),
        by: accountId(1),
        byName: 'Rina Kartika',
        writtenAt: minutesAfter(5),
        recordedAt: minutesAfter(6),
        struck: null,
      },
    });
  });

  it('has words', () => {
    expect(
      logCommandInputs['log.write'].safeParse({ entryId: entryId(), text: ' ', ticketId: null }).success,
    ).toBe(false);
  });

  it('never writes over a note', () => {
    expect(decideLog(anEntry(), write, acting())).toMatchObject(refusal('entry-exists'));
  });

  it('strikes a note out and keeps its words', () => {
    expect(decideLog(anEntry(), strike, acting())).toMatchObject({
      value: {
        text: anEntry().text,
        version: 2,
        struck: { byName: 'Rina Kartika', at: minutesAfter(5), reason: 'Salah tiket' },
      },
    });
  });

  it.each([
    { by: anAuthor(1), may: true },
    { by: anAuthor(2), may: false },
    { by: anAuthor(2, 'supervisor'), may: true },
    { by: anAuthor(2, 'admin'), may: true },
    { by: anAuthor(0, 'system'), may: true },
  ])('lets its author and those who lead strike it out: $by.role $by.accountId', ({ by, may }) => {
    expect(decideLog(anEntry(), strike, acting({ by })).ok).toBe(may);
  });

  it('leaves what nobody here wrote to those who lead', () => {
    const ofTheSystem = anEntry({ by: null, byName: 'Sistem' });
    expect(decideLog(ofTheSystem, strike, acting())).toMatchObject(refusal('author-or-lead-only'));
  });

  it('is struck out once', () => {
    const first = decideLog(anEntry(), strike, acting());
    const struck = first.ok ? first.value : null;
    expect(decideLog(struck, strike, acting())).toMatchObject({
      refusal: { code: 'already-struck', byName: 'Rina Kartika', at: minutesAfter(5) },
    });
    expect(decideLog(null, strike, acting())).toMatchObject(refusal('entry-unknown'));
  });
});
