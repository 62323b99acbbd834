import type { FileHandle } from 'node:fs/promises';

/** Writes all of it: a disk that is nearly full takes less at a time than it was given. */
export async function writeRange(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
