import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import fc from 'fast-check';

/** What a disk, a person or another program may do to a file. `at` and `length` are parts of its size. */
export type Damage =
  | { readonly kind: 'truncated'; readonly at: number }
  | { readonly kind: 'overwritten'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'zeroed'; readonly at: number; readonly length: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'directory' };

const part = fc.double({ min: 0, max: 1, noNaN: true });

export const damageArbitrary: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('truncated' as const), at: part }),
  fc.record({
    kind: fc.constant('overwritten' as const),
    at: part,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  }),
  fc.record({ kind: fc.constant('zeroed' as const), at: part, length: part }),
  fc.constantFrom<Damage>({ kind: 'deleted' }, { kind: 'directory' }),
);

export function inflictOn(file: string, damage: Damage): void {
  const size = existsSync(file) ? readFileSync(file).length : 0;
  switch (damage.kind) {
    case 'truncated':
      truncateSync(file, Math.floor(size * damage.at));
      break;
    case 'overwritten':
      overwrite(file, Math.floor((size - 1) * damage.at), damage.bytes);
      break;
    case 'zeroed': {
      const from = Math.floor((size - 1) * damage.at);
      overwrite(file, from, new Uint8Array(Math.ceil((size - from) * damage.length)));
      break;
    }
    case 'deleted':
      rmSync(file, { force: true });
      break;
    case 'directory':
      rmSync(file, { force: true });
      mkdirSync(file);
  }
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}
