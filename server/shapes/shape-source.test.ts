import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { addPeople, startServer } from '../../tests/support/desk-server.ts';
import { type ElectricService, startElectricService } from '../../tests/support/electric-service.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { operator } from './testing/operator.ts';
import { startRecordingElectric } from './testing/recording-electric.ts';

type Answer = { readonly status: number; readonly body: unknown };

async function answerOf(asked: Promise<Response>): Promise<Answer> {
  const response = await asked;
  return { status: response.status, body: await response.json() };
}

describe('a server whose shapes come from an Electric service', () => {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-service-'));
  let database: TestDatabase & { remove(): Promise<void> };
  let electric: ElectricService;
  beforeAll(async () => {
    database = await openTestDatabase();
    await addPeople(database, [operator]);
    electric = await startElectricService(database, directory);
  });
  afterAll(async () => {
    await electric.stop();
    await database.remove();
    rmSync(directory, { recursive: true, force: true });
  });

  async function serverOver(electricUrl: string) {
    const server = await startServer(database, { electricUrl });
    onTestFinished(server.stop);
    const signedIn = await answerOf(
      fetch(`${server.address}/trpc/session.signIn`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'rina', password: 'rahasia', deskName: 'uji' }),
      }),
    );
    const { token } = (signedIn.body as { result: { data: { token: string } } }).result.data;
    const headers = { authorization: `Bearer ${token}` };
    return {
      shape: async (name: string) => {
        const answer = await fetch(`${server.address}/v1/shapes/${name}?offset=-1`, { headers });
        await answer.text();
        return answer.status;
      },
      health: () => answerOf(fetch(`${server.address}/api/health`)),
      replication: async () => {
        const { body } = await answerOf(fetch(`${server.address}/trpc/server.about`));
        return (body as { result: { data: { replication: { kind: string; since?: number } } } }).result.data
          .replication;
      },
    };
  }

  it.each([
    { fault: 'refuses-connections', reason: 'Electric cannot be reached (ECONNREFUSED)' },
    { fault: 'answers-503', reason: 'Electric answers 503' },
    { fault: 'never-answers', reason: 'Electric has not answered for 0.5 s' },
  ] as const)('says why and since when it gives none while the service $fault', async ({ fault, reason }) => {
    const server = await serverOver(electric.url);
    expect(await server.shape('tickets')).toBe(200);
    expect(await server.health()).toMatchObject({ status: 200, body: { status: 'ok', sync: 'external' } });
    await electric.suffer(fault);
    expect(await server.shape('tickets')).toBe(503);
    const down = await server.replication();
    expect(down).toEqual({ kind: 'down', since: expect.any(Number), reason });
    expect(await server.health()).toMatchObject({ status: 503, body: { status: 'failing', sync: 'down' } });

    expect(await server.shape('sites')).toBe(503);
    expect(await server.replication()).toEqual(down);

    await electric.suffer('none');
    await vi.waitFor(async () => expect(await server.replication()).toEqual({ kind: 'external' }), 5000);
    expect(await server.health()).toMatchObject({ status: 200, body: { status: 'ok', sync: 'external' } });
    expect(await server.shape('tickets')).toBe(200);
  });

  it('knows that the service is down before anybody asks for a shape', async () => {
    await electric.suffer('refuses-connections');
    const server = await serverOver(electric.url);
    await vi.waitFor(async () => expect((await server.health()).status).toBe(503));
    await electric.suffer('none');
    await vi.waitFor(async () => expect((await server.health()).status).toBe(200), 5000);
  });

  it('lets no other shape speak for the one that is refused', async () => {
    const partly = await startRecordingElectric();
    partly.answerWith((response, { url = '' }) =>
      response.writeHead(url.includes('table=tickets') ? 503 : 200).end('[]'),
    );
    const server = await serverOver(`${partly.url}/?secret=hidden`);
    expect(await server.shape('tickets')).toBe(503);
    expect(await server.shape('sites')).toBe(200);
    const down = await server.replication();
    expect(down).toMatchObject({ kind: 'down', reason: 'Electric answers 503' });
    const asked = partly.requests.findLast(
      ({ parameters }) => Object.fromEntries(parameters).offset === 'now',
    );
    expect(Object.fromEntries(asked?.parameters ?? [])).toMatchObject({ table: 'tickets', secret: 'hidden' });

    partly.answerWith((response) => response.end('[]'));
    await vi.waitFor(async () => expect(await server.replication()).toEqual({ kind: 'external' }), 5000);
  });
});
