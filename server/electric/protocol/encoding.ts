import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'zstd';

const gzipAsync = promisify(gzip);
const zstdAsync = promisify(zstdCompress);

/** The best encoding the client accepts. Its quality values are ignored, except that zero refuses. */
export function acceptedEncoding(header: string | undefined): Encoding {
  const offered = (header ?? '').split(',').map((part) => part.trim().toLowerCase().split(';'));
  const accepts = (name: string): boolean =>
    offered.some(([given, quality]) => given === name && !/^\s*q=0(\.0*)?$/.test(quality ?? ''));
  if (accepts('zstd')) return 'zstd';
  return accepts('gzip') ? 'gzip' : 'identity';
}

export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return await gzipAsync(body, { level: 6 });
  return await zstdAsync(body, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
}
