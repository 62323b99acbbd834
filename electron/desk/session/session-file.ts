import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { principalSchema } from '../../../shared/domain/identity/principal.ts';
import { instantSchema } from '../../../shared/kernel/instant.ts';
import { writePrivateFile } from '../process/private-file.ts';

const savedSessionSchema = z.strictObject({
  /** A token opens this server only. */
  serverUrl: z.url(),
  token: z.string().min(1),
  principal: principalSchema,
  expiresAt: instantSchema,
});
export type SavedSession = z.infer<typeof savedSessionSchema>;

export type SessionFile = {
  read(): SavedSession | null;
  write(session: SavedSession): void;
  remove(): void;
};

/** Readable by this user only. An unreadable session is no session: the person signs in again. */
export function sessionFile(file: string): SessionFile {
  return {
    read() {
      try {
        return savedSessionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return null;
      }
    },
    write(session) {
      mkdirSync(dirname(file), { recursive: true });
      writePrivateFile(file, JSON.stringify(session));
    },
    remove: () => rmSync(file, { force: true }),
  };
}
