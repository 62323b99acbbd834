import type { FileHandle } from 'node:fs/promises';

/** @throws when the file ends before */
export const readRange = (file: FileHandle, from: number, to: number): Promise<Buffer> =>
  readInto(Buffer.allocUnsafe(to - from), file, from);

/** Fills the bytes. @throws when the file ends before */
export async function readInto(bytes: Buffer, file: FileHandle, from: number): Promise<Buffer> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) throw new Error(`the file ends before byte ${from + bytes.length}`);
    done += bytesRead;
  }
  return bytes;
}

/** Writes all of it: a disk that is nearly full takes less at a time than it was given. */
export async function writeRange(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
