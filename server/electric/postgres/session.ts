import type { Socket } from 'node:net';
import type { ClientBase, ClientConfig } from 'pg';

/**
 * The text formats every session of the engine asks for. The snapshot (SQL) and the stream (pgoutput) must print a
 * value alike, and like Electric's own service does; JavaScript dates would lose microseconds.
 */
const textFormats = [
  '-c DateStyle=ISO,DMY',
  '-c TimeZone=UTC',
  '-c bytea_output=hex',
  '-c IntervalStyle=iso_8601',
  '-c extra_float_digits=1',
  '-c client_encoding=UTF8',
].join(' ');

export function sessionConfig(connectionString: string, applicationName: string): ClientConfig {
  return {
    connectionString,
    application_name: applicationName,
    options: textFormats,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // The system's own first look at a quiet connection comes after two hours.
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** The part of pg's client that its types do not tell of. */
type ConnectedClient = { readonly connection: { readonly stream: Socket } };

/**
 * Ends the client's connection when nothing moves on it for so long. On a line that is dead but stays open a question
 * is never answered, and whoever asked would wait for ever. @param silenceMs 0 for never
 */
export function endWhenSilent(client: ClientBase, silenceMs: number): void {
  const { stream } = (client as unknown as ConnectedClient).connection;
  stream.removeAllListeners('timeout');
  stream.setTimeout(silenceMs);
  stream.on('timeout', () => stream.destroy(new Error(`nothing heard for ${silenceMs} ms`)));
}

/** `"Mixed""Case"`: safe in SQL whatever the name holds. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A standard string literal; `E''` when a backslash occurs, so `standard_conforming_strings` does not matter. */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return doubled.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}
