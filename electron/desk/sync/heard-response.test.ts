import { createServer, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { thisMachine } from '../process/this-machine.ts';
import { heardResponse, promisedEveryMs } from './heard-response.ts';

const limitMs = 150;

describe('a live response', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  const askOf = async (answer: (response: ServerResponse) => void): Promise<Response> => {
    const server = createServer((_, response) => answer(response));
    closing.push(() => void server.close().closeAllConnections());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    return fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  };
  const readAll = (response: Response) => response.text().catch(() => 'cut');

  it('that goes silent is told of, though its connection stands', async () => {
    const onSilence = vi.fn();
    const response = await askOf((answer) => void answer.writeHead(200).write(': keep-alive\n\n'));
    void readAll(heardResponse(response, { limitMs, timers: thisMachine.timers, onSilence }));
    await vi.waitFor(() => expect(onSilence).toHaveBeenCalledOnce(), { timeout: 5000 });
  });

  it('that keeps saying something, or ends, is left alone and passes on every byte', async () => {
    const onSilence = vi.fn();
    let said = 0;
    const response = await askOf((answer) => {
      const timer = setInterval(() => {
        said += 1;
        answer.write('x');
        if (said < 10) return;
        clearInterval(timer);
        answer.end();
      }, limitMs / 5);
    });
    expect(await readAll(heardResponse(response, { limitMs, timers: thisMachine.timers, onSilence }))).toBe(
      'x'.repeat(10),
    );
    await new Promise((resolve) => setTimeout(resolve, 2 * limitMs));
    expect(onSilence).not.toHaveBeenCalled();
  });

  it('says how often something comes at least, or promises nothing', () => {
    expect(promisedEveryMs(new Response('', { headers: { 'x-keep-alive-ms': '2000' } }))).toBe(2000);
    expect(promisedEveryMs(new Response(''))).toBeNull();
  });
});
