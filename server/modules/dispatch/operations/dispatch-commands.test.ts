import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../shared/contracts/commands.ts';
import { routesVersionAfter } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { aPart, partId, siteId, technicianId, ticketId } from '../../../../shared/domain/testing/builders.ts';
import { dayMs, hourMs, instant } from '../../../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { archiveDispatch } from '../index.ts';

const supervisor = anActor('supervisor', 'Bambang');
const other = anActor('supervisor', 'Siti');
const day = '2026-11-23';
const routes = [{ technicianId: technicianId(1), ticketIds: [ticketId(1), ticketId(2)] }];
/** Of the routes once they are set on an untouched day. */
const version = routesVersionAfter(0, routes);
const planning = (facts: Partial<CommandInput<'dispatch.set-routes'>> = {}) =>
  envelope('dispatch.set-routes', { planDay: day, basedOn: 0, routes, ...facts });

async function openRoom(now = noon) {
  const database = await createTestDatabase();
  return {
    database,
    pipeline: pipelineOn(database, () => now),
    ask: database.pool.query.bind(database.pool),
  };
}

describe('a day of dispatch on the server', () => {
  it('is planned by one of two who began with the same routes; the other is told who was before', async () => {
    const { pipeline, ask } = await openRoom();
    const answers = await Promise.all([
      pipeline.run(planning(), supervisor),
      pipeline.run(planning(), other),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    expect(answers).toContainEqual(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'plan-changed' }) }),
    );
    expect((await ask('select version, routes_version, routes from dispatch_days')).rows).toEqual([
      { version: 1, routes_version: version, routes },
    ]);
  });

  it('is refused a change that was given before its midnight and comes after, which says which day; the shift is put right', async () => {
    const { pipeline, ask } = await openRoom(instant(Date.parse('2026-11-24T00:10:00+07:00')));
    const late = { ...planning(), issuedAt: instant(Date.parse('2026-11-23T23:50:00+07:00')) };
    expect(await pipeline.run(late, supervisor)).toEqual({
      kind: 'refused',
      refusal: { code: 'day-over', day },
    });
    expect(await pipeline.run(planning({ planDay: '2026-11-24' }), supervisor)).toMatchObject({
      kind: 'accepted',
    });
    const shift = {
      planDay: day,
      technicianId: technicianId(2),
      shift: { kind: 'absent', note: null },
    } as const;
    expect(await pipeline.run(envelope('dispatch.set-shift', shift), other)).toMatchObject({
      kind: 'accepted',
    });
    expect((await ask('select day from dispatch_days where routes_version > 0')).rows).toHaveLength(1);
  });

  it('keeps its routes when a shift, its weights or its publication change', async () => {
    const { pipeline, ask } = await openRoom();
    await pipeline.run(planning(), supervisor);
    const absent = {
      planDay: day,
      technicianId: technicianId(2),
      shift: { kind: 'absent', note: null },
    } as const;
    expect(await pipeline.run(envelope('dispatch.set-shift', absent), other)).toMatchObject({
      touched: [{ entity: 'dispatchDays', id: day, version: 2 }],
    });
    expect(
      await pipeline.run(envelope('dispatch.publish', { planDay: day, basedOn: version }), other),
    ).toMatchObject({ kind: 'accepted' });
    expect((await ask('select routes, shifts, published from dispatch_days')).rows).toMatchObject([
      {
        routes,
        shifts: { [technicianId(2)]: { kind: 'absent' } },
        published: { byName: 'Siti', routesVersion: version },
      },
    ]);
  });

  it('is planned by those who lead, and nobody else', async () => {
    const { pipeline } = await openRoom();
    expect(await pipeline.run(planning(), anActor('operator'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });

  it('leaves the room’s copy when it is long past, and is in it again when somebody changes it', async () => {
    const { database, pipeline, ask } = await openRoom();
    const archived = async () => (await ask('select archived from dispatch_days')).rows;
    await pipeline.run(planning(), supervisor);
    await archiveDispatch(database.orm, '2026-11-23');
    expect(await archived()).toEqual([{ archived: false }]);
    await archiveDispatch(database.orm, '2026-11-24');
    expect(await archived()).toEqual([{ archived: true }]);
    await pipeline.run(planning({ basedOn: version, routes: [] }), supervisor);
    expect(await archived()).toEqual([{ archived: false }]);
  });
});

describe('a work order on the server', () => {
  it('keeps what two people said of different things', async () => {
    const { pipeline, ask } = await openRoom();
    const id = newTicketId();
    const promise = { from: noon, to: instant(noon + 2 * hourMs) };
    const say = (terms: CommandInput<'work-order.set'>['terms']) =>
      pipeline.run(envelope('work-order.set', { ticketId: id, terms }), anActor('operator'));
    await Promise.all([say({ promise }), say({ serviceMinutes: 45 })]);
    expect((await ask('select promise, service_minutes, version from work_orders')).rows).toEqual([
      { promise, service_minutes: 45, version: 2 },
    ]);
  });

  it('keeps a locked start, and changes a lock from before there were any', async () => {
    const { pipeline, ask } = await openRoom();
    const id = newTicketId();
    const lock = { technicianId: technicianId(1), isOrderKept: true, start: instant(noon + hourMs) };
    const say = (terms: CommandInput<'work-order.set'>['terms']) =>
      pipeline.run(envelope('work-order.set', { ticketId: id, terms }), anActor('operator'));
    await say({ lock });
    expect((await ask('select lock from work_orders')).rows).toEqual([{ lock }]);
    await ask("update work_orders set lock = lock - 'start'");
    await say({ serviceMinutes: 45 });
    expect((await ask('select lock, version from work_orders')).rows).toEqual([
      { lock: { ...lock, start: null }, version: 2 },
    ]);
  });

  it('refuses a promise that ends before it begins', async () => {
    const { pipeline } = await openRoom();
    const promise = { from: noon, to: instant(noon - dayMs) };
    const command = envelope('work-order.set', { ticketId: newTicketId(), terms: { promise } });
    expect(await pipeline.run(command, supervisor)).toMatchObject({ refusal: { code: 'invalid-input' } });
  });
});

describe('a van on the server', () => {
  const stock = { [partId()]: 6 };
  const counting = (baseVersion: number) =>
    envelope('van.set', { technicianId: technicianId(1), baseVersion, stock });

  it('is counted by one of two who counted at once; the other is told who was before', async () => {
    const { pipeline, ask } = await openRoom();
    const answers = await Promise.all([
      pipeline.run(counting(0), supervisor),
      pipeline.run(counting(0), other),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    expect(answers).toContainEqual(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'changed-meanwhile' }) }),
    );
    expect((await ask('select version, stock, rates from vans')).rows).toEqual([
      { version: 1, stock: { parts: stock, countedAt: expect.any(Number) }, rates: null },
    ]);
  });

  it('says at which version it contains the change, and may be taken for uncounted again', async () => {
    const { pipeline, ask } = await openRoom();
    await pipeline.run(counting(0), supervisor);
    const uncounted = envelope('van.set', { technicianId: technicianId(1), baseVersion: 1, stock: null });
    expect(await pipeline.run(uncounted, other)).toMatchObject({
      touched: [{ entity: 'vans', id: technicianId(1), version: 2 }],
    });
    expect((await ask('select stock from vans')).rows).toEqual([{ stock: null }]);
  });

  it('holds the terms of its technician’s days, each until it is said otherwise', async () => {
    const { pipeline, ask } = await openRoom();
    const saying = (baseVersion: number, said: Partial<CommandInput<'van.set'>>) =>
      envelope('van.set', { technicianId: technicianId(1), baseVersion, ...said });
    const terms = {
      dayEnd: { kind: 'site', siteId: siteId() },
      mostDrivingMinutes: 240,
      rest: { minutes: 45, fromMinute: 690, toMinute: 810 },
      certificates: [{ code: 'height', validUntil: '2027-03-31' }],
    } as const;
    const columns = 'day_end as "dayEnd", most_driving_minutes as "mostDrivingMinutes", rest, certificates';
    const kept = async () => (await ask(`select ${columns} from vans`)).rows;
    await pipeline.run(counting(0), supervisor);
    expect(await kept()).toEqual([{ dayEnd: null, mostDrivingMinutes: null, rest: null, certificates: [] }]);
    await pipeline.run(saying(1, { ...terms, certificates: [...terms.certificates] }), supervisor);
    expect(await kept()).toEqual([terms]);
    await pipeline.run(saying(2, { dayEnd: null, rest: null }), other);
    expect(await kept()).toEqual([{ ...terms, dayEnd: null, rest: null }]);
    expect(await pipeline.run(saying(3, { mostDrivingMinutes: null }), anActor('operator'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const tooShort = { rest: { minutes: 60, fromMinute: 690, toMinute: 700 } };
    expect(await pipeline.run(saying(3, tooShort), supervisor)).toMatchObject({
      refusal: { code: 'invalid-input' },
    });
  });

  it('is counted by those who lead, and nobody else', async () => {
    const { pipeline } = await openRoom();
    expect(await pipeline.run(counting(0), anActor('operator'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});

describe('a part on the server', () => {
  it('begins, and changes what a visit usually takes of it', async () => {
    const { pipeline, ask } = await openRoom();
    const { names, unit } = aPart();
    const saving = (baseVersion: number, installation: number, retired = false) =>
      envelope('part.save', { partId: partId(), baseVersion, names, unit, usual: { installation }, retired });
    await pipeline.run(saving(0, 1), supervisor);
    expect(await pipeline.run(saving(1, 2), other)).toMatchObject({
      touched: [{ entity: 'parts', id: partId(), version: 2 }],
    });
    expect(await pipeline.run(saving(1, 3), supervisor)).toMatchObject({
      refusal: { code: 'changed-meanwhile', byName: 'Siti' },
    });
    expect((await ask('select names, usual from parts where id = $1', [partId()])).rows).toEqual([
      { names, usual: { installation: 2 } },
    ]);
    await pipeline.run(saving(2, 2, true), supervisor);
    expect((await ask('select retired from parts where id = $1', [partId()])).rows).toEqual([
      { retired: true },
    ]);
  });
});
