import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agreement } from '../../shared/contracts/agreement.ts';
import type { QueryName } from '../../shared/contracts/queries.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import {
  envelope,
  learntOf,
  noon,
  openInput,
  pipelineOn,
  plannersOf,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import type { ShapeSource } from '../shapes/gatekeeper.ts';
import { createHttpServer } from './http-server.ts';
import { createQueryHandlers } from './query-handlers.ts';

/** Answers with what it was asked, so that a test sees what the gatekeeper let through. */
const echo: ShapeSource = (shape, protocol, _, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ shape, protocol: Object.fromEntries(protocol) }));
  return Promise.resolve();
};

async function openServer(given?: Database) {
  const database = given ?? (await createTestDatabase());
  const clock = () => noon;
  const app = createHttpServer({
    services: {
      database,
      pipeline: pipelineOn(database),
      queryHandlers: createQueryHandlers(database.orm, learntOf(database.orm), plannersOf(database.orm)),
      replication: () => ({ kind: 'external' }),
      clock,
      version: 'test',
      agreement,
    },
    shapeSource: echo,
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => app.close());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const signInAs = async (role: Role): Promise<string> => {
    const username = `${role}-${randomUUID()}`;
    const passwordHash = await hashPassword('karawang');
    const id = accountIdSchema.parse(randomUUID());
    await addAccounts(database.orm, [
      { id, username, displayName: role, role, passwordHash, technicianId: null },
    ]);
    const answer = await call('session.signIn', { username, password: 'karawang', deskName: 'uji' });
    return (answer.body as { result: { data: { token: string } } }).result.data.token;
  };
  const call = async (procedure: string, input: unknown, token?: string) => {
    const response = await fetch(`${address}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(input),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const ask = (name: QueryName, input: unknown, token: string) =>
    fetch(`${address}/trpc/queries.run?input=${encodeURIComponent(JSON.stringify({ name, input }))}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const shape = (path: string, token?: string) =>
    fetch(`${address}/v1/shapes/${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  return { address, ask, call, shape, signInAs };
}

describe('the server', () => {
  it('lets nobody command, query or sync without a session', async () => {
    const { call, shape } = await openServer();
    expect(
      (await call('commands.submit', { envelopes: [envelope('ticket.open', openInput())] })).status,
    ).toBe(401);
    expect((await shape('tickets?offset=-1')).status).toBe(401);
    expect((await shape('tickets?offset=-1', 'not-a-token')).status).toBe(401);
  });

  it('answers a wrong password without saying which half was wrong, and without a stack trace', async () => {
    const { call } = await openServer();
    const { status, body } = await call('session.signIn', {
      username: 'rina',
      password: 'salah',
      deskName: 'uji',
    });
    expect(status).toBe(401);
    expect(JSON.stringify(body)).toContain('User name or password is wrong.');
    expect(JSON.stringify(body)).not.toContain('stack');
  });

  it('runs commands in the order they were given and answers in that order', async () => {
    const { call, signInAs } = await openServer();
    const token = await signInAs('operator');
    const open = openInput();
    const envelopes = [
      envelope('ticket.open', open),
      envelope('ticket.acknowledge', { ticketId: open.ticketId }),
      envelope('ticket.close', { ticketId: open.ticketId }),
    ];
    const { body } = await call('commands.submit', { envelopes }, token);
    const { outcomes } = (body as { result: { data: { outcomes: { kind: string }[] } } }).result.data;
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted', 'refused']);
  });

  it('answers a query to the roles of the room, and to nobody else', async () => {
    const { ask, signInAs } = await openServer();
    const ticketId = randomUUID();
    const manager = await ask('ticket.read', { ticketId }, await signInAs('manager'));
    expect(await manager.json()).toEqual({ result: { data: null } });
    const technician = await signInAs('technician');
    expect((await ask('ticket.read', { ticketId }, technician)).status).toBe(403);
    expect((await ask('ticket.search', { text: 'siti' }, technician)).status).toBe(403);
    expect((await ask('technician.last-day', { part: 0 }, technician)).status).toBe(403);
    expect((await ask('technician.last-day', { part: 0 }, await signInAs('display'))).status).toBe(200);
    expect((await ask('ticket.read', { ticketId: 'x' }, await signInAs('operator'))).status).toBe(400);
  });

  it('says that the database is away, so that a desk waits and lays it to no command', async () => {
    const closedPort = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
    onTestFinished(closedPort.close);
    const { call, shape } = await openServer(closedPort);
    const { status, body } = await call(
      'commands.submit',
      { envelopes: [envelope('ticket.open', openInput())] },
      'some-token',
    );
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: { message: 'The database does not answer.' } });
    expect((await shape('tickets?offset=-1', 'some-token')).status).toBe(503);
    const credentials = { username: 'rina', password: 'rahasia', deskName: 'uji' };
    expect((await call('session.signIn', credentials)).status).toBe(503);
  });

  it('says whether it is well', async () => {
    const { address } = await openServer();
    const response = await fetch(`${address}/api/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', database: 'ok', version: 'test' });
  });
});

describe('the gatekeeper', () => {
  it('gives a shape by name and lets no client describe or widen one', async () => {
    const { shape, signInAs } = await openServer();
    const token = await signInAs('operator');
    const wider =
      'tickets?offset=-1&table=accounts&where=true&columns=password_hash&replica=full&subset__where=true&params[1]=x';
    const { shape: given, protocol } = (await (await shape(wider, token)).json()) as Record<
      string,
      Record<string, unknown>
    >;
    expect(given).toMatchObject({ table: 'tickets', where: 'archived = false' });
    expect(given?.columns).not.toContain('password_hash');
    expect(protocol).toEqual({ offset: '-1' });
  });

  it('knows only the shapes of the contract, and only for the roles it names', async () => {
    const { shape, signInAs } = await openServer();
    expect((await shape('accounts?offset=-1', await signInAs('admin'))).status).toBe(404);
    expect((await shape('tickets?offset=-1', await signInAs('technician'))).status).toBe(403);
    expect((await shape('tickets?offset=-1', await signInAs('customer'))).status).toBe(403);
  });
});
