/** The desk in Electron: a utility process, plain Node but for the port its parent talks to it through. */
import pino from 'pino';
import { z } from 'zod';
import { servePort } from './api/port-server.ts';
import { type DeskConfiguration, readDeskConfiguration } from './configuration.ts';
import { type Desk, openDesk } from './desk.ts';
import { type OpeningProblem, openingProblem } from './opening-problem.ts';
import { aliveEveryMs } from './process/alive.ts';
import type { Log } from './process/log.ts';
import { keepHeapSmall } from './process/small-heap.ts';
import { thisMachine } from './process/this-machine.ts';
import { overHttp } from './sync/server-reach.ts';

const orderSchema = z.object({ kind: z.enum(['serve', 'close']) });

type ParentPort = NodeJS.Process['parentPort'];
type Fail = (problem: OpeningProblem) => void;
type PortOfPage = Electron.MessageEvent['ports'][number];

function start(parent: ParentPort): void {
  const fail: Fail = (problem) => parent.postMessage({ kind: 'failed', problem });
  const configuration = configurationOrSay(fail);
  if (!configuration) return;
  const log = pino({ level: configuration.logLevel, base: null }, pino.destination(2));
  const desk = openOrSay(fail, configuration, log);
  if (!desk) return;
  parent.on('message', ({ data, ports }) => {
    const order = orderSchema.safeParse(data);
    if (!order.success) return;
    if (order.data.kind === 'serve') for (const port of ports) serve(port, desk);
    else close(desk);
  });
  parent.postMessage({ kind: 'ready' });
  setInterval(() => parent.postMessage({ kind: 'alive' }), aliveEveryMs);
}

/** A wrong environment is said once: a desk that died of it would be started again for ever. */
function configurationOrSay(fail: Fail): DeskConfiguration | null {
  try {
    return readDeskConfiguration(process.env);
  } catch (error) {
    fail({ kind: 'configuration', detail: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

function openOrSay(fail: Fail, configuration: DeskConfiguration, log: Log): Desk | null {
  try {
    const reachServer = overHttp(configuration.serverUrl);
    return openDesk({ ...configuration, reachServer, machine: thisMachine, log });
  } catch (error) {
    fail(openingProblem(error, configuration.dataDirectory));
    return null;
  }
}

function serve(port: PortOfPage, desk: Desk): void {
  servePort(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
      onClose: (listener) => void port.on('close', listener),
    },
    desk.router,
    desk.services,
  );
  port.start();
}

function close(desk: Desk): void {
  desk.close();
  process.exit(0);
}

keepHeapSmall();
start(process.parentPort);
