import { describe, expect, it } from 'vitest';
import { routesVersionAfter } from '../../shared/domain/dispatch/dispatch-day.ts';
import { aPart, partId, technicianId } from '../../shared/domain/testing/builders.ts';
import { ticketIdSchema } from '../../shared/kernel/ids.ts';
import { given, operator, uuid } from './testing/builders.ts';
import { testRoom, until } from './testing/test-room.ts';

const ticketId = ticketIdSchema.parse(uuid(1));
const supervisor = { ...operator, role: 'supervisor' } as const;
const planDay = '2099-11-23';
const planned = (basedOn: number, ...ticketIds: readonly string[]) =>
  given('dispatch.set-routes', { planDay, basedOn, routes: [{ technicianId: technicianId(1), ticketIds }] });

/** Of the routes that visit the one ticket. */
const first = routesVersionAfter(0, [{ technicianId: technicianId(1), ticketIds: [ticketId] }]);

describe('dispatch at a desk', () => {
  const room = testRoom();

  it('goes on without a server: routes change step by step, each from the one before', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const submit = (command: ReturnType<typeof given>) => desk.services.commands.submit([command]);
    submit(planned(0, ticketId));
    await until(() => expect(window.get('dispatchDays', planDay)).toMatchObject({ routesVersion: first }));
    submit(planned(first));
    submit(given('work-order.set', { ticketId, terms: { serviceMinutes: 45 } }));
    await until(() =>
      expect(window.get('dispatchDays', planDay)).toMatchObject({
        routesVersion: routesVersionAfter(first, []),
        routes: [{ ticketIds: [] }],
      }),
    );
    await until(() => expect(window.get('workOrders', ticketId)).toMatchObject({ serviceMinutes: 45 }));
  });

  it('knows at once that routes were changed since they were looked at', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    desk.services.commands.submit([planned(0, ticketId)]);
    const late = planned(0);
    desk.services.commands.submit([late]);
    await until(() =>
      expect(window.get('commands', late.id)?.state).toMatchObject({
        kind: 'refused',
        by: 'desk',
        refusal: { code: 'plan-changed' },
      }),
    );
  });

  it('knows at once that a day is over, and keeps what was meant to be seen', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const past = given('dispatch.set-routes', { planDay: '2020-11-22', basedOn: 0, routes: [] });
    desk.services.commands.submit([past]);
    await until(() =>
      expect(window.get('commands', past.id)).toMatchObject({
        command: { input: { planDay: '2020-11-22' } },
        state: { kind: 'refused', by: 'desk', refusal: { code: 'day-over', day: '2020-11-22' } },
      }),
    );
  });

  it('counts vans without a server, each count from the one before, and knows at once what was counted meanwhile', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const counting = (baseVersion: number, count: number) =>
      given('van.set', { technicianId: technicianId(1), baseVersion, stock: { [partId()]: count } });
    desk.services.commands.submit([counting(0, 6)]);
    desk.services.commands.submit([counting(1, 2)]);
    await until(() =>
      expect(window.get('vans', technicianId(1))).toMatchObject({
        version: 2,
        stock: { parts: { [partId()]: 2 } },
      }),
    );
    const late = counting(1, 9);
    desk.services.commands.submit([late]);
    await until(() =>
      expect(window.get('commands', late.id)?.state).toMatchObject({
        kind: 'refused',
        by: 'desk',
        refusal: { code: 'changed-meanwhile' },
      }),
    );
  });

  it('keeps the terms of somebody’s days without a server, beside what was counted', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const saying = (baseVersion: number, said: object) =>
      given('van.set', { technicianId: technicianId(1), baseVersion, ...said });
    const certificates = [{ code: 'height', validUntil: '2027-03-31' }];
    desk.services.commands.submit([saying(0, { stock: { [partId()]: 6 }, mostDrivingMinutes: 240 })]);
    desk.services.commands.submit([saying(1, { dayEnd: { kind: 'home' }, certificates })]);
    await until(() =>
      expect(window.get('vans', technicianId(1))).toMatchObject({
        version: 2,
        stock: { parts: { [partId()]: 6 } },
        dayEnd: { kind: 'home' },
        mostDrivingMinutes: 240,
        rest: null,
        certificates,
      }),
    );
  });

  it('has a part that was begun here before the server knows of it', async () => {
    room.server.principal = supervisor;
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    const { names, unit, usual } = aPart();
    desk.services.commands.submit([
      given('part.save', { partId: partId(), baseVersion: 0, names, unit, usual }),
    ]);
    await until(() => expect(window.get('parts', partId())).toMatchObject({ version: 1, names }));
  });
});
