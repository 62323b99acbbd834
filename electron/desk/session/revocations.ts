import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Instant, instantSchema, secondMs } from '../../../shared/kernel/instant.ts';
import type { Cancel, Timers } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { writePrivateFile } from '../process/private-file.ts';
import type { Line } from '../sync/line.ts';
import { type ServerClient, ServerRefused } from '../sync/server-client.ts';

const endedSessionSchema = z.strictObject({
  serverUrl: z.url(),
  token: z.string().min(1),
  /** The server forgets it by itself then. */
  expiresAt: instantSchema,
});
type EndedSession = z.infer<typeof endedSessionSchema>;

/** Sessions that ended here and that a server may still honour; told to it as soon as it answers. */
export type Revocations = {
  revoke(ended: EndedSession): void;
  /** The server may answer now. */
  kick(): void;
  close(): void;
};

type Options = {
  /** Kept over restarts, and readable by this user only: the tokens in it still open the server. */
  readonly file: string;
  readonly serverUrl: string;
  readonly server: Pick<ServerClient, 'signOut'>;
  readonly line: Pick<Line, 'carriesCommands' | 'suspect'>;
  readonly now: () => Instant;
  readonly timers: Pick<Timers, 'after'>;
  readonly log: Log;
};

const retryAfterMs = 30 * secondMs;

export function keepRevocations(options: Options): Revocations {
  const { file, serverUrl, server, line, now, timers, log } = options;
  let ended = read(file);
  let telling = false;
  let closed = false;
  let cancelTelling: Cancel = () => undefined;

  /** A full disk must not keep a person from signing out: told from memory then, as long as this desk runs. */
  const keep = (next: readonly EndedSession[]) => {
    ended = next;
    try {
      writePrivateFile(file, JSON.stringify(ended));
    } catch (error) {
      log.error({ error: String(error) }, 'Ended sessions cannot be kept over a restart of this desk');
    }
  };
  const without = (done: EndedSession) => keep(ended.filter(({ token }) => token !== done.token));
  /** A session of another server stays until this desk is back with it, or until it ran out. */
  const next = () =>
    closed || !line.carriesCommands() ? undefined : ended.find((session) => session.serverUrl === serverUrl);
  const forgetExpired = () => {
    const open = ended.filter(({ expiresAt }) => expiresAt > now());
    if (open.length < ended.length) keep(open);
  };
  const tell = async () => {
    if (telling) return;
    telling = true;
    try {
      forgetExpired();
      for (let session = next(); session; session = next()) {
        await forgetOnServer(server, session.token);
        if (!closed) without(session);
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'The server was not told of a sign-out; it is told again later');
      if (!closed) later();
    } finally {
      telling = false;
    }
  };
  const later = () => {
    line.suspect();
    cancelTelling();
    cancelTelling = timers.after(retryAfterMs, () => void tell());
  };

  return {
    revoke(session) {
      keep([...ended, session]);
      void tell();
    },
    kick: () => void tell(),
    close() {
      closed = true;
      cancelTelling();
    },
  };
}

/** A server that does not know the token has what we want. */
async function forgetOnServer(server: Pick<ServerClient, 'signOut'>, token: string): Promise<void> {
  try {
    await server.signOut(token);
  } catch (error) {
    if (!(error instanceof ServerRefused) || error.code !== 'unauthorized') throw error;
  }
}

/** What cannot be read cannot be told; those sessions run out by themselves. */
function read(file: string): readonly EndedSession[] {
  try {
    return z.array(endedSessionSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
