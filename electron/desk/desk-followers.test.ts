import { describe, expect, it } from 'vitest';
import { technicianId } from '../../shared/domain/testing/builders.ts';
import { deskRouter } from './api/router.ts';
import { aTicket, given, operator, uuid } from './testing/builders.ts';
import { ticketRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

const supervisor = { ...operator, role: 'supervisor' } as const;
const planDay = '2099-11-23';
const routes = (basedOn: number) =>
  given('dispatch.set-routes', {
    planDay,
    basedOn,
    routes: [{ technicianId: technicianId(1), ticketIds: [uuid(1)] }],
  });
const acknowledging = (ticket: number) => given('ticket.acknowledge', { ticketId: uuid(ticket) });
const ledBy = (leader: ReturnType<typeof given>, ...followers: readonly ReturnType<typeof given>[]) => [
  leader,
  ...followers.map((each) => ({ ...each, after: leader.id })),
];

describe('commands given after another at a desk', () => {
  const room = testRoom();

  /** Two tickets, a supervisor, and a window. */
  const opened = async () => {
    room.server.principal = supervisor;
    room.server.shapes.tickets.put(ticketRow(aTicket({ id: uuid(2) })));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const acknowledged = () =>
      [1, 2].map((n) => (window.get('tickets', uuid(n))?.acknowledgement ?? null) !== null);
    const shown = () => window.all('commands').map(({ command, state }) => `${command.name} ${state.kind}`);
    const sent = () => room.server.order.map(({ name }) => name);
    return { desk, window, acknowledged, shown, sent };
  };
  const refuseRoutes = () => {
    room.server.decide = ({ name }) =>
      name === 'dispatch.set-routes'
        ? { kind: 'refused', refusal: { code: 'plan-changed', byName: 'Rudi', at: 1 as never } }
        : { kind: 'accepted', transactionId: '1', touched: [] };
  };

  it('are shown at once, and sent when it is accepted', async () => {
    const { desk, acknowledged, sent } = await opened();
    room.server.failBefore = () => {
      throw new Error('not now');
    };
    desk.services.commands.submit(ledBy(routes(0), acknowledging(1), acknowledging(2)));
    await until(() => expect(acknowledged()).toEqual([true, true]));
    expect(desk.services.session.signOut({ force: false })).toEqual({ kind: 'commands-waiting', count: 3 });
    room.server.failBefore = () => undefined;
    await until(() =>
      expect(sent()).toEqual(['dispatch.set-routes', 'ticket.acknowledge', 'ticket.acknowledge']),
    );
  });

  it('are as if not given once it is refused: one refusal is shown and counted, and goes with all of them', async () => {
    const { desk, acknowledged, shown, sent } = await opened();
    refuseRoutes();
    const leader = routes(0);
    desk.services.commands.submit(ledBy(leader, acknowledging(1), acknowledging(2)));
    await until(() => expect(shown()).toEqual(['dispatch.set-routes refused']));
    await until(() => expect(acknowledged()).toEqual([false, false]));
    expect(desk.services.session.signOut({ force: false })).toEqual({ kind: 'commands-waiting', count: 1 });
    desk.services.commands.submit([acknowledging(2)]);
    await until(() => expect(sent()).toEqual(['dispatch.set-routes', 'ticket.acknowledge']));
    expect(desk.services.commands.dismiss(leader.id)).toBe(true);
    await until(() => expect(shown()).toEqual([]));
    expect(desk.services.session.signOut({ force: false })).toEqual({ kind: 'signed-out' });
    expect(sent()).toHaveLength(2);
  });

  it('go with it when it is given again, also after a restart, and after whatever was given meanwhile', async () => {
    const { desk, shown } = await opened();
    refuseRoutes();
    const leader = routes(0);
    const [first, second] = [acknowledging(1), acknowledging(2)];
    desk.services.commands.submit(ledBy(leader, first, second));
    await until(() => expect(shown()).toEqual(['dispatch.set-routes refused']));
    const meanwhile = given('ticket.add-note', { ticketId: uuid(1), text: 'sementara itu' });
    desk.services.commands.submit([meanwhile]);
    room.close(desk);

    const again = room.open();
    room.server.decide = () => ({ kind: 'accepted', transactionId: '1', touched: [] });
    const { id } = routes(0);
    expect(again.services.commands.redo({ id: leader.id, again: id })).toEqual({ ok: true, value: null });
    expect(again.services.commands.redo({ id: leader.id, again: id })).toBeNull();
    await until(() =>
      expect(room.server.order.map((each) => each.id)).toEqual([
        leader.id,
        meanwhile.id,
        id,
        first.id,
        second.id,
      ]),
    );
  });

  it('are not sent when this desk itself refuses it', async () => {
    const { desk, window, acknowledged, shown, sent } = await opened();
    desk.services.commands.submit(ledBy(routes(7), acknowledging(1)));
    await until(() => expect(shown()).toEqual(['dispatch.set-routes refused']));
    expect(window.all('commands')[0]?.state).toMatchObject({ by: 'desk', refusal: { code: 'plan-changed' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(acknowledged()).toEqual([false, false]);
    expect(sent()).toEqual([]);
  });

  it('are the server’s to judge where this desk would refuse them: none can be given again without its leader', async () => {
    const { desk, shown, sent } = await opened();
    const reopening = given('ticket.reopen', { ticketId: uuid(1), reason: 'mati lagi' });
    refuseRoutes();
    room.server.failBefore = () => {
      throw new Error('not now');
    };
    desk.services.commands.submit(ledBy(routes(0), reopening, acknowledging(2)));
    await until(() =>
      expect(shown()).toEqual([
        expect.stringMatching(/^dispatch.set-routes (waiting|sending)$/),
        'ticket.reopen waiting',
        'ticket.acknowledge waiting',
      ]),
    );
    expect(
      desk.services.commands.redo({ id: reopening.id, again: given('ticket.reopen', {} as never).id }),
    ).toBeNull();
    room.server.failBefore = () => undefined;
    await until(() => expect(shown()).toEqual(['dispatch.set-routes refused']));
    expect(sent()).toEqual(['dispatch.set-routes']);
  });

  it('are left to the server where an earlier one of the list changes the same row', async () => {
    const { desk, sent } = await opened();
    desk.services.commands.submit([routes(0), routes(1)]);
    await until(() => expect(sent()).toEqual(['dispatch.set-routes', 'dispatch.set-routes']));
  });

  it('are kept once with it when the list is given again, whatever has become of it', async () => {
    const { desk, sent } = await opened();
    const list = ledBy(routes(0), acknowledging(1));
    const { commands } = deskRouter.createCaller(desk.services);
    await commands.submit(list);
    await commands.submit(list);
    await until(() => expect(sent()).toHaveLength(2));
    await commands.submit(list);
    const other = [list[0], { ...list[1], input: { ticketId: uuid(2) } }] as typeof list;
    await expect(commands.submit(other)).rejects.toMatchObject({ code: 'CONFLICT' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(room.server.received.flat()).toHaveLength(2);
  });

  it('are not taken after what is not in their list, or follows another itself; then nothing of the list is', async () => {
    const { desk, shown } = await opened();
    const { commands } = deskRouter.createCaller(desk.services);
    const [leader, follower, third] = [routes(0), acknowledging(1), acknowledging(2)];
    const lists = [
      [{ ...follower, after: leader.id }],
      [{ ...follower, after: leader.id }, leader],
      [...ledBy(leader, follower), { ...third, after: follower.id }],
      [leader, leader],
      [leader, { ...follower, input: {} }],
    ];
    for (const list of lists)
      await expect(commands.submit(list)).rejects.toMatchObject({
        code: expect.stringMatching(/BAD_REQUEST|CONFLICT/),
      });
    expect(shown()).toEqual([]);
  });
});
