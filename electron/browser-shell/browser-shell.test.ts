import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveMessage } from '../../shared/contracts/live.ts';
import type { DeskRouter } from '../desk/api/router.ts';
import { aTicket, given, uuid } from '../desk/testing/builders.ts';
import { silent, temporaryDirectory } from '../desk/testing/desk-harness.ts';
import { ticketRow } from '../desk/testing/postgres-text.ts';
import { ServerDouble } from '../desk/testing/server-double.ts';
import { readConfiguration } from './configuration.ts';
import { type BrowserShell, openBrowserShell } from './open-browser-shell.ts';

describe('the browser shell', () => {
  let server: ServerDouble;
  let directory: ReturnType<typeof temporaryDirectory>;
  let shell: BrowserShell;
  let origin: string;

  const configuration = (port = '0') =>
    readConfiguration({
      AGLIS_SERVER_URL: server.url,
      AGLIS_DATA_DIR: join(directory.path, 'desk'),
      AGLIS_DESK_PORT: port,
    });
  const rendererDirectory = () => join(directory.path, 'renderer');
  const enter = async () => {
    const response = await fetch(shell.address, { redirect: 'manual' });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  beforeEach(async () => {
    server = new ServerDouble();
    server.shapes.tickets.put(ticketRow(aTicket()));
    await server.start();
    directory = temporaryDirectory();
    mkdirSync(join(rendererDirectory(), 'windows/console'), { recursive: true });
    writeFileSync(join(rendererDirectory(), 'windows/console/index.html'), '<title>Konsol</title>');
    shell = await openBrowserShell(configuration(), {
      rendererDirectory: rendererDirectory(),
      log: silent,
    });
    origin = new URL(shell.address).origin;
  });
  afterEach(async () => {
    await shell.close();
    await server.stop();
    directory.remove();
  });

  it('turns the token of the address into a cookie and shows the console under a strict policy', async () => {
    const entrance = await fetch(shell.address, { redirect: 'manual' });
    expect(entrance.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect(entrance.headers.get('location')).toBe('/windows/console/index.html');
    const page = await fetch(`${origin}/windows/console/index.html`, {
      headers: { cookie: await enter() },
    });
    expect(await page.text()).toContain('Konsol');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets a browser keep the files of a build, and asks for its pages anew each time', async () => {
    mkdirSync(join(rendererDirectory(), 'assets'));
    writeFileSync(join(rendererDirectory(), 'assets/konsol-1a2b.js'), '');
    const headers = { cookie: await enter() };
    const caching = async (path: string) =>
      (await fetch(`${origin}${path}`, { headers })).headers.get('cache-control');
    expect(await caching('/assets/konsol-1a2b.js')).toBe('private, max-age=31536000, immutable');
    expect(await caching('/windows/console/index.html')).toBe('no-cache');
  });

  it('shows nothing without the token, to a foreign name or to a foreign page', async () => {
    const page = `${origin}/windows/console/index.html`;
    const cookie = await enter();
    const status = async (headers: Record<string, string>) => (await fetch(page, { headers })).status;
    expect(await status({})).toBe(403);
    expect(await status({ cookie: `${cookie.split('=')[0]}=guess` })).toBe(403);
    expect(await status({ cookie, origin: 'http://evil.example' })).toBe(403);
    expect((await fetch(`${origin}/?token=guess`)).status).toBe(403);
    expect((await fetch(`${origin}/../desk/session.json`, { headers: { cookie } })).status).toBe(404);
  });

  it('lets a board in again with its cookie and its address after the desk was started anew', async () => {
    const cookie = await enter();
    const { address } = shell;
    await shell.close();
    shell = await openBrowserShell(configuration(new URL(address).port), {
      rendererDirectory: rendererDirectory(),
      log: silent,
    });
    expect(shell.address).toBe(address);
    const page = await fetch(`${origin}/windows/console/index.html`, { headers: { cookie } });
    expect(page.status).toBe(200);
    const { client, socket } = await connect(origin, cookie);
    expect(await client.session.leftBehind.query()).toEqual([]);
    await socket.close();
    expect((await fetch(`${origin}/browser-token`, { headers: { cookie } })).status).toBe(404);
  });

  it('refuses a socket from a foreign page even with a valid cookie', async () => {
    const cookie = await enter();
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/desk`, {
      headers: { cookie, origin: 'http://evil.example' },
    });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it('carries sign-in, rows and errors with their data over the socket', async () => {
    const { client, socket } = await connect(origin, await enter());
    const messages: LiveMessage[] = [];
    const live = client.live.watch.subscribe(
      { windowId: 'w' },
      { onData: (message) => messages.push(message) },
    );
    await client.session.signIn.mutate({ username: 'sari', password: 'rahasia' });
    const rows = () => messages.flatMap((message) => (message.kind === 'changes' ? message.changes : []));
    await vi.waitFor(() => expect(rows().some((change) => change.key === uuid(1))).toBe(true), 5000);
    await expect(
      client.commands.submit.mutate([given('ticket.assign', { ticketId: 'x' })]),
    ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' }, message: expect.stringContaining('ticketId') });
    live.unsubscribe();
    await socket.close();
  });

  it('says in one sentence that its port is taken or its directory cannot be used, and exits with 1', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const taken = blocker.address();
    const port = String(typeof taken === 'object' ? taken?.port : 0);
    const busy = await runMain({ AGLIS_DATA_DIR: join(directory.path, 'other'), AGLIS_DESK_PORT: port });
    expect(busy).toEqual({
      code: 1,
      error: `Port ${port} on 127.0.0.1 is in use; stop what uses it or set AGLIS_DESK_PORT to another.\n`,
      output: '',
    });
    blocker.close();
    writeFileSync(join(directory.path, 'file'), '');
    const unwritable = join(directory.path, 'file/desk');
    const refused = await runMain({ AGLIS_DATA_DIR: unwritable });
    expect(refused.error).toBe(`The directory ${unwritable} cannot be written.\n`);
    const doubled = await runMain({ AGLIS_DATA_DIR: join(directory.path, 'desk') });
    expect(doubled).toMatchObject({
      code: 1,
      error: expect.stringContaining('Another desk of this machine'),
    });
  });

  it('announces its address on one line and leaves cleanly when told to', async () => {
    const child = startMain({ AGLIS_DATA_DIR: join(directory.path, 'own') });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({
      ready: true,
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/),
    });
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });

  it('leaves when its parent has gone, where it is started so', async () => {
    const child = startMain({ AGLIS_DATA_DIR: join(directory.path, 'own'), AGLIS_STOP_WITH_PARENT: '1' });
    await once(child.stdout, 'data');
    child.stdin.end();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });

  it('has every command it took when it is killed at any moment, and sends each once (invariant 6)', async () => {
    const own = { AGLIS_DATA_DIR: join(directory.path, 'own') };
    const taken = new Set<string>();
    for (const killedAfterMs of [30, 60]) {
      const child = startMain(own);
      const { socket, client } = await enterMain(child);
      await client.session.signIn.mutate({ username: 'sari', password: 'rahasia' });
      server.failBefore = () => {
        throw new Error('not yet');
      };
      const submitting = (async () => {
        for (let n = 0; n < 10_000; n += 1) {
          const input = { ticketId: uuid(1), text: `catatan ${n}` };
          const note = given('ticket.add-note', input);
          await client.commands.submit.mutate([note]);
          taken.add(note.id);
        }
      })().catch(() => undefined);
      await vi.waitFor(() => expect(taken.size).toBeGreaterThan(0), 10_000);
      await new Promise((resolve) => setTimeout(resolve, killedAfterMs));
      child.kill('SIGKILL');
      await once(child, 'exit');
      await Promise.race([submitting, new Promise((resolve) => setTimeout(resolve, 200))]);
      await Promise.race([socket.close(), new Promise((resolve) => setTimeout(resolve, 200))]);
    }
    server.failBefore = () => undefined;
    const last = startMain(own);
    await vi.waitFor(() => expect([...taken].every((id) => server.outcomes.has(id))).toBe(true), {
      timeout: 10_000,
      interval: 20,
    });
    const notes = server.order.map(({ id }) => id);
    expect(new Set(notes).size).toBe(notes.length);
    expect(notes.filter((id) => taken.has(id))).toEqual([...taken]);
    last.kill('SIGTERM');
    await once(last, 'exit');
  });

  const enterMain = async (child: ReturnType<typeof startMain>) => {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { address } = JSON.parse(line.toString()) as { address: string };
    const entrance = await fetch(address, { redirect: 'manual' });
    const cookie = entrance.headers.get('set-cookie')?.split(';')[0] ?? '';
    return await connect(new URL(address).origin, cookie);
  };
  const startMain = (environment: Record<string, string>) =>
    spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
      env: { ...process.env, AGLIS_SERVER_URL: server.url, AGLIS_LOG_LEVEL: 'silent', ...environment },
    });
  const runMain = async (environment: Record<string, string>) => {
    const child = startMain(environment);
    const heard = { error: '', output: '' };
    child.stderr.on('data', (text: Buffer) => {
      heard.error += text.toString();
    });
    child.stdout.on('data', (text: Buffer) => {
      heard.output += text.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...heard };
  };
});

function connect(origin: string, cookie: string) {
  class CookieSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
    }
  }
  const socket = createWSClient({
    url: `${origin.replace('http', 'ws')}/desk`,
    WebSocket: CookieSocket as unknown as typeof globalThis.WebSocket,
  });
  return Promise.resolve({
    socket,
    client: createTRPCClient<DeskRouter>({ links: [wsLink({ client: socket })] }),
  });
}
