import { describe, expect, it, onTestFinished } from 'vitest';
import {
  anActor,
  envelope,
  newTicketId,
  openInput,
  pipelineOn,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';

/** Since when a desk would have given the answer up, and sent the same again. */
const deskGivesUpMs = 5000;
/** More than there are lanes, as when the same was sent again and again. */
const attempts = 12;

describe('a row that somebody keeps locked', () => {
  it('fails its own commands while a desk still listens, and delays those on other rows by no more', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const [locked, other] = [newTicketId(), newTicketId()];
    await pipeline.runTogether(
      [locked, other].map((ticketId) => envelope('ticket.open', openInput(ticketId))),
      actor,
    );
    const somebody = await database.pool.connect();
    onTestFinished(() => somebody.release(true));
    await somebody.query('begin');
    await somebody.query('select 1 from tickets where id = $1 for update', [locked]);
    const beganAt = performance.now();
    const note = (ticketId: typeof locked) =>
      pipeline.runTogether([envelope('ticket.add-note', { ticketId, text: 'x' })], actor);
    const failing = Array.from({ length: attempts }, () => note(locked).catch((error: unknown) => error));
    expect(await note(other)).toMatchObject([{ kind: 'accepted' }]);
    expect(performance.now() - beganAt).toBeLessThan(deskGivesUpMs);
    expect(await failing[0]).toMatchObject({ cause: { code: '55P03' } });
    expect(performance.now() - beganAt).toBeLessThan(deskGivesUpMs);
    await Promise.all(failing);
    await somebody.query('rollback');
    expect(await note(locked)).toMatchObject([{ kind: 'accepted' }]);
  });
});
