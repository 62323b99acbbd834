import type { Server } from 'node:http';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import type { Desk } from '../desk/desk.ts';
import type { Gate } from './gate.ts';

const deskPath = '/desk';

/** A page's questions are small; this is above the longest list of commands with long words in each. */
const largestMessageBytes = 8 * 1024 * 1024;

/** tRPC over WebSocket beside the pages, behind the same gate. */
export function serveDesk(server: Server, gate: Gate, desk: Desk): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes });
  const handler = applyWSSHandler({
    wss: sockets,
    router: desk.router,
    createContext: () => desk.services,
    keepAlive: { enabled: true, pingMs: 20_000, pongWaitMs: 10_000 },
  });
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isAsked = pathname === deskPath && request.headers.origin !== undefined;
    if (!isAsked || gate.obstacle(request.headers)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  return {
    close() {
      handler.broadcastReconnectNotification();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}
