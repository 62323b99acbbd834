import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import type { PackedRows, Packing } from '../cache/packed-rows.ts';
import { plainResponse } from './heard-response.ts';

type Unpack = (packed: Buffer, options: { readonly chunkSize: number }) => Promise<Buffer>;
/** More at once than Node's 16 KB saves turns; above this it wins nothing. */
const unpackedAtOnce = { chunkSize: 128 * 1024 };
/** The liked best first. */
const unpackings: Readonly<Record<Packing, Unpack>> = {
  zstd: promisify(zstdDecompress),
  gzip: promisify(gunzip),
};
const packing = 'content-encoding';

/** The same, asking for a body that is packed. @param fetch leaves it as it came, for `textOf` to unpack */
export const askingPacked =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-encoding', Object.keys(unpackings).join(', '));
    return fetch(input, { ...init, headers });
  };

const isPacking = (how: string): how is Packing => Object.hasOwn(unpackings, how);

/** The body as it came. @throws when it breaks off or is packed in a way nobody asked for */
export async function packedBody(response: Response): Promise<PackedRows> {
  const how = response.headers.get(packing);
  if (how !== null && !isPacking(how))
    throw new Error(`A body arrived packed as ${how}, which was not asked for`);
  return { packing: how, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The whole body as text. @throws when it breaks off or is packed in a way nobody asked for */
export async function textOf(response: Response): Promise<string> {
  if (!response.headers.has(packing)) return await response.text();
  const { packing: how, bytes } = await packedBody(response);
  const packed = Buffer.from(bytes.buffer);
  return (how === null ? packed : await unpackings[how](packed, unpackedAtOnce)).toString();
}

/** The same response with a plain body, for readers that know nothing of packing. */
export const unpacked = async (response: Response): Promise<Response> =>
  response.headers.has(packing) ? plainResponse(response, await textOf(response)) : response;
