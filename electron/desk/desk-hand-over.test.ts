import { describe, expect, it } from 'vitest';
import type { CommandOutcome, Touched } from '../../shared/contracts/commands.ts';
import {
  aHandOver,
  anEntry,
  aPin,
  entryId,
  handOverId,
} from '../../shared/domain/testing/hand-over-builders.ts';
import { accountIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import { given, operator, uuid } from './testing/builders.ts';
import { choiceRow, handOverRow, logRow, pinRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

const accepted = (...touched: Touched[]): CommandOutcome => ({
  kind: 'accepted',
  transactionId: '7',
  touched,
});
const ticketId = ticketIdSchema.parse(uuid(1));
const someoneElse = accountIdSchema.parse(uuid(9002));

describe('the shift log at a desk', () => {
  const room = testRoom();

  it('has a note the moment it is written, also without a server, and gives it up to the row', async () => {
    room.server.decide = () => accepted({ entity: 'log', id: entryId(), version: 1 });
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const input = { entryId: entryId(), text: 'Dicatat tanpa server.', ticketId };
    expect(desk.services.commands.submit([given('log.write', input)]).ok).toBe(true);
    await until(() => expect(window.get('log', entryId())).toMatchObject({ byName: 'Sari', version: 1 }));
    await room.server.start();
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    room.server.shapes.log.put(logRow(anEntry({ text: 'Dicatat tanpa server.' })));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('log', entryId())).toEqual(anEntry({ text: 'Dicatat tanpa server.' }));
  });

  it('has a pin lifted at once, and set again before the server has heard of either', async () => {
    room.server.shapes.pins.put(pinRow(aPin({ ticketId })));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await until(() => expect(window.get('pins', ticketId)).toEqual(aPin({ ticketId })));
    await room.server.stop();
    desk.services.commands.submit([given('pin.lift', { ticketId })]);
    await until(() => expect(window.get('pins', ticketId)).toBeUndefined());
    desk.services.commands.submit([given('pin.set', { ticketId, reason: 'Lagi' })]);
    await until(() => expect(window.get('pins', ticketId)).toMatchObject({ reason: 'Lagi', version: 3 }));
  });

  it('knows at once that a ticket is pinned, a note struck out or a watch taken over already', async () => {
    const taken = { by: someoneElse, byName: 'Dimas', at: aHandOver().closedAt };
    room.server.shapes.pins.put(pinRow(aPin({ ticketId })));
    room.server.shapes.log.put(logRow(anEntry({ by: someoneElse })));
    room.server.shapes.handOvers.put(handOverRow(aHandOver({ taken })));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const refusalOf = async (name: Parameters<typeof given>[0], input: object) => {
      const command = given(name, input);
      desk.services.commands.submit([command]);
      await until(() => expect(window.get('commands', command.id)?.state.kind).toBe('refused'));
      const state = window.get('commands', command.id)?.state;
      return state?.kind === 'refused' ? state : null;
    };
    expect(await refusalOf('pin.set', { ticketId, reason: 'Pantau' })).toMatchObject({
      by: 'desk',
      refusal: { code: 'already-pinned', byName: 'Rina Kartika' },
    });
    expect(await refusalOf('log.strike', { entryId: entryId(), reason: 'Keliru' })).toMatchObject({
      by: 'desk',
      refusal: { code: 'author-or-lead-only' },
    });
    expect(await refusalOf('hand-over.take', { handOverId: handOverId() })).toMatchObject({
      by: 'desk',
      refusal: { code: 'already-taken', byName: 'Dimas' },
    });
    expect(room.server.received).toEqual([]);
  });

  it('leaves what is not in its copy to the server', async () => {
    room.server.decide = () => accepted({ entity: 'log', id: entryId(), version: 2 });
    const desk = await room.signedIn();
    await room.live(desk);
    desk.services.commands.submit([given('log.strike', { entryId: entryId(), reason: 'Keliru' })]);
    await until(() => expect(room.server.order.map(({ name }) => name)).toEqual(['log.strike']));
  });
});

describe('a personal choice at a desk', () => {
  const room = testRoom();

  it('is there at once, and nobody else’s is', async () => {
    const choice = { version: 1, firstBoardId: null, updatedAt: anEntry().writtenAt };
    room.server.shapes.choices.put(choiceRow({ ...choice, accountId: someoneElse }));
    room.server.decide = () => accepted({ entity: 'choices', id: operator.accountId, version: 1 });
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const { accountId } = operator;
    desk.services.commands.submit([given('choice.first-board', { accountId, firstBoardId: null })]);
    await until(() => expect(window.get('choices', accountId)).toMatchObject({ version: 1 }));
    expect(window.all('choices')).toHaveLength(1);
    room.server.shapes.choices.put(choiceRow({ ...choice, accountId }));
    await until(() => expect(window.all('commands')).toHaveLength(0));
  });
});
