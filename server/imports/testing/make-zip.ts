import { crc32, deflateRawSync } from 'node:zlib';

export type ZipMember = {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the zip says the member inflates to, when that is a lie. */
  readonly claimedSize?: number;
};

/** A zip as archivers write it, or as attackers do. */
export function makeZip(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of members) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const sizes = { crc: crc32(bytes), packed: packed.length, size: claimedSize ?? bytes.length };
    const local = Buffer.concat([header(30, 0x04034b50, 4, sizes, name), packed]);
    const central = header(46, 0x02014b50, 6, sizes, name);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

type Sizes = { readonly crc: number; readonly packed: number; readonly size: number };

function header(length: number, signature: number, at: number, sizes: Sizes, name: string): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  if (length === 46) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(8, at + 4);
  bytes.writeUInt32LE(sizes.crc, at + 10);
  bytes.writeUInt32LE(sizes.packed, at + 14);
  bytes.writeUInt32LE(sizes.size, at + 18);
  bytes.writeUInt16LE(Buffer.byteLength(name), at + 22);
  return Buffer.concat([bytes, Buffer.from(name)]);
}
