import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away. */
type Obstacle = 'foreign-host' | 'foreign-origin' | 'no-token';

/**
 * Lets in who was given this desk's token. Host and Origin are checked because any web page in the same browser can
 * send requests to loopback: a foreign name that resolves here, or a foreign page, is turned away with a valid cookie.
 */
export type Gate = {
  readonly cookie: string;
  obstacle(headers: IncomingHttpHeaders): Obstacle | null;
  isFromHere(headers: IncomingHttpHeaders): boolean;
  holdsToken(given: string | null): boolean;
};

export function createGate({ token, port }: { readonly token: string; readonly port: number }): Gate {
  /* Cookies do not know ports: two desks on one machine would take each other's. */
  const name = `aglis_desk_${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const holdsToken = (given: string | null) => given !== null && isSame(given, token);
  const isFromHere = ({ host, origin }: IncomingHttpHeaders) =>
    host !== undefined && hosts.has(host) && (origin === undefined || origin === `http://${host}`);
  return {
    cookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    holdsToken,
    isFromHere,
    obstacle(headers) {
      if (!headers.host || !hosts.has(headers.host)) return 'foreign-host';
      if (!isFromHere(headers)) return 'foreign-origin';
      return holdsToken(cookieNamed(name, headers.cookie)) ? null : 'no-token';
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

const cookieNamed = (name: string, cookies = ''): string | null =>
  cookies
    .split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? null;
