import { get, type IncomingMessage } from 'node:http';

/** Bytes that cross the wire for a first sync of the tickets shape, compressed as a desk asks for it. */
export async function wireBytes(serverUrl: string, token: string): Promise<number> {
  let total = 0;
  let search: Record<string, string> = { offset: '-1' };
  for (;;) {
    const { headers, bytes } = await read(serverUrl, token, search);
    total += bytes;
    if (headers['electric-up-to-date'] !== undefined) return total;
    search = { handle: String(headers['electric-handle']), offset: String(headers['electric-offset']) };
  }
}

function read(serverUrl: string, token: string, search: Record<string, string>) {
  const url = new URL(`/v1/shapes/tickets?${new URLSearchParams(search)}`, serverUrl);
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'zstd, br, gzip' };
  return new Promise<{ headers: IncomingMessage['headers']; bytes: number }>((done, fail) => {
    get(url, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => done({ headers: answer.headers, bytes }));
    }).on('error', fail);
  });
}
