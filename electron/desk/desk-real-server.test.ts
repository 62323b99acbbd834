import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agreement } from '../../shared/contracts/agreement.ts';
import { addPeople, startServer } from '../../tests/support/desk-server.ts';
import { type ServiceFault, startElectricService } from '../../tests/support/electric-service.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { given, openInput, operator, uuid } from './testing/builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './testing/desk-harness.ts';
import { until } from './testing/test-room.ts';

describe('a desk at a real server', () => {
  it('keeps its commands while the server is too new for it, and delivers them once when it is not any more (C9)', async () => {
    const database = await createTestDatabase();
    await addPeople(database, [operator]);
    const first = await startServer(database);
    const directory = temporaryDirectory();
    onTestFinished(directory.remove);
    const desk = openTestDesk(directory.path, first.address);
    onTestFinished(() => desk.close());
    await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
    const window = new WindowDouble(desk);
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await first.stop();

    const after = agreement.speaks.newest + 1;
    const newer = { ...agreement, speaks: { oldest: after, newest: after } };
    const second = await startServer(database, { speaks: newer, port: first.port });
    await until(() => expect(window.status?.connection).toMatchObject({ reason: 'server-too-new' }));
    desk.services.commands.submit([given('ticket.open', openInput(77))]);
    await until(() => expect(window.get('tickets', uuid(77))?.number).toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await countTickets(database)).toBe(0);
    await second.stop();

    const third = await startServer(database, { port: first.port });
    onTestFinished(third.stop);
    await until(() => expect(window.get('tickets', uuid(77))?.number).toMatch(/^TKT-/));
    await until(() => expect(window.all('commands')).toEqual([]));
    expect(await countTickets(database)).toBe(1);
  }, 60_000);

  it.each(['refuses-connections', 'answers-503', 'never-answers'] satisfies ServiceFault[])(
    'says once that rows do not flow, and since when, while the Electric service behind it %s',
    async (fault) => {
      const database = await createTestDatabase();
      await addPeople(database, [operator]);
      const directory = temporaryDirectory();
      onTestFinished(directory.remove);
      const electric = await startElectricService(database, join(directory.path, 'service'));
      onTestFinished(electric.stop);
      const server = await startServer(database, { electricUrl: electric.url });
      onTestFinished(server.stop);
      const desk = openTestDesk(directory.path, server.address);
      onTestFinished(() => desk.close());
      await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
      const window = new WindowDouble(desk);
      await until(() => expect(window.status?.connection.kind).toBe('live'));

      const before = window.messages.length;
      await electric.suffer(fault);
      await until(() => expect(window.status?.connection.kind).toBe('away'));
      // As long as a desk that is told that the line is open needs to begin and fail several times.
      await new Promise((resolve) => setTimeout(resolve, 4000));
      const told = window.messages
        .slice(before)
        .flatMap((message) => (message.kind === 'status' ? [message.connection] : []));
      // A status may still go out between the fault and its being noticed.
      const said = told.slice(told.findIndex(({ kind }) => kind === 'away'));
      const since = window.status?.connection.kind === 'away' ? window.status.connection.since : null;
      for (const connection of said)
        expect(connection).toEqual({ kind: 'away', since, reason: 'replication-down' });
      await electric.suffer('none');
      await until(() => expect(window.status?.connection.kind).toBe('live'));
    },
    60_000,
  );
});

async function countTickets({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from tickets');
  return rows[0]?.n ?? 0;
}
