import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../shared/contracts/commands.ts';
import { startOfLocalDay, watchAt } from '../../../../shared/domain/hand-over/watch.ts';
import { aRoomCount } from '../../../../shared/domain/testing/hand-over-builders.ts';
import { handOverIdSchema, logEntryIdSchema } from '../../../../shared/kernel/ids.ts';
import { dayMs, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { archiveShiftLog, readLogDay } from '../index.ts';

const rina = anActor();
const dimas = anActor('operator', 'Dimas');
const newEntryId = () => logEntryIdSchema.parse(randomUUID());
const closing = (facts: Partial<CommandInput<'hand-over.close'>> = {}) =>
  envelope('hand-over.close', {
    handOverId: handOverIdSchema.parse(randomUUID()),
    watchFrom: instant(watchAt(noon).from),
    summary: 'Klari pulih sebelum malam.',
    count: aRoomCount(),
    ...facts,
  });
const pinning = (ticketId = newTicketId(), reason = 'Rumah sakit') =>
  envelope('pin.set', { ticketId, reason });

/** A room where commands are decided at noon. */
async function openRoom(clock = () => noon) {
  const database = await createTestDatabase();
  return { database, pipeline: pipelineOn(database, clock), ask: database.pool.query.bind(database.pool) };
}

describe('the shift log on the server', () => {
  it('keeps what was written and when, also of a desk that was away, and strikes it out without a loss', async () => {
    const { pipeline, ask } = await openRoom(() => instant(noon + 20 * minuteMs));
    const entryId = newEntryId();
    const written = envelope(
      'log.write',
      { entryId, text: 'Feeder disambung.', ticketId: newTicketId() },
      noon,
    );
    expect(await pipeline.run(written, rina)).toMatchObject({
      touched: [{ entity: 'log', id: entryId, version: 1 }],
    });
    const strike = envelope('log.strike', { entryId, reason: 'Salah tiket' });
    expect(await pipeline.run(strike, dimas)).toMatchObject({ refusal: { code: 'author-or-lead-only' } });
    expect(await pipeline.run(strike, dimas)).toMatchObject({ kind: 'refused' });
    await pipeline.run(envelope('log.strike', { entryId, reason: 'Salah tiket' }), rina);
    const { rows } = await ask('select text, written_at, recorded_at, struck, version from log_entries');
    expect(rows).toMatchObject([
      {
        text: 'Feeder disambung.',
        written_at: new Date(noon),
        recorded_at: new Date(noon + 20 * minuteMs),
        struck: { byName: 'Rina Kartika', reason: 'Salah tiket' },
        version: 2,
      },
    ]);
  });

  it('is written once, however often the command comes', async () => {
    const { pipeline, ask } = await openRoom();
    const written = envelope('log.write', { entryId: newEntryId(), text: 'Sekali.', ticketId: null });
    await Promise.all([1, 2, 3, 4].map(() => pipeline.run(written, rina)));
    expect((await ask('select count(*)::int as n from log_entries')).rows).toEqual([{ n: 1 }]);
    const again = envelope('log.write', written.input as CommandInput<'log.write'>);
    expect(await pipeline.run(again, rina)).toMatchObject({ refusal: { code: 'entry-exists' } });
  });

  it('leaves the room’s copy after a week and stays to be read by its local day', async () => {
    const { database, pipeline, ask } = await openRoom();
    await pipeline.run(
      envelope('log.write', { entryId: newEntryId(), text: 'Hari ini.', ticketId: null }),
      rina,
    );
    await pipeline.run(closing(), rina);
    await archiveShiftLog(database.orm, instant(noon + 1));
    expect(
      (await ask('select archived from log_entries union all select archived from hand_overs')).rows,
    ).toEqual([{ archived: true }, { archived: true }]);
    const today = startOfLocalDay(noon);
    expect(await readLogDay(database.orm, today)).toMatchObject({
      entries: [{ text: 'Hari ini.' }],
      handOvers: [{ summary: 'Klari pulih sebelum malam.', count: aRoomCount() }],
    });
    expect(await readLogDay(database.orm, instant(today - dayMs))).toEqual({ entries: [], handOvers: [] });
  });

  it('is not for technicians', async () => {
    const { pipeline } = await openRoom();
    const written = envelope('log.write', { entryId: newEntryId(), text: 'Halo.', ticketId: null });
    expect(await pipeline.run(written, anActor('technician'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});

describe('pins on the server', () => {
  it('are one for a ticket, however many people pin it at once', async () => {
    const { pipeline, ask } = await openRoom();
    const ticketId = newTicketId();
    const outcomes = await Promise.all(
      [rina, dimas, anActor('supervisor', 'Lukman')].map((actor) => pipeline.run(pinning(ticketId), actor)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      refusal: { code: 'already-pinned', at: noon },
    });
    expect((await ask('select count(*)::int as n from pinned_tickets')).rows).toEqual([{ n: 1 }]);
  });

  it('are lifted and set again under rising versions', async () => {
    const { pipeline } = await openRoom();
    const ticketId = newTicketId();
    await pipeline.run(pinning(ticketId), rina);
    expect(await pipeline.run(envelope('pin.lift', { ticketId }), dimas)).toMatchObject({
      touched: [{ entity: 'pins', id: ticketId, version: 2 }],
    });
    expect(await pipeline.run(pinning(ticketId, 'Lagi'), dimas)).toMatchObject({
      touched: [{ entity: 'pins', id: ticketId, version: 3 }],
    });
  });
});

describe('hand-overs on the server', () => {
  it('close a watch once, however many people close it at once, and are taken over by another', async () => {
    const { pipeline, ask } = await openRoom();
    const outcomes = await Promise.all([rina, dimas].map((actor) => pipeline.run(closing(), actor)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'refused']);
    const [row] = (await ask('select id, closed_by_name from hand_overs')).rows;
    const [closer, other] = row?.closed_by_name === 'Dimas' ? [dimas, rina] : [rina, dimas];
    const taking = () => envelope('hand-over.take', { handOverId: handOverIdSchema.parse(row?.id) });
    expect(await pipeline.run(taking(), closer)).toMatchObject({ refusal: { code: 'own-hand-over' } });
    expect(await pipeline.run(taking(), other)).toMatchObject({
      touched: [{ entity: 'handOvers', version: 2 }],
    });
    expect(await pipeline.run(taking(), other)).toMatchObject({ refusal: { code: 'already-taken' } });
  });
});

describe('a personal choice on the server', () => {
  it('is the person’s own, and the last word counts', async () => {
    const { pipeline, ask } = await openRoom();
    const firstBoardId = null;
    const { accountId } = rina;
    if (!accountId) throw new Error('Rina has an account');
    const choice = () => envelope('choice.first-board', { accountId, firstBoardId });
    expect(await pipeline.run(choice(), dimas)).toMatchObject({ refusal: { code: 'own-choice-only' } });
    await pipeline.run(choice(), rina);
    expect(await pipeline.run(choice(), rina)).toMatchObject({
      touched: [{ entity: 'choices', id: accountId, version: 2 }],
    });
    expect((await ask('select version from personal_choices')).rows).toEqual([{ version: 2 }]);
  });
});
