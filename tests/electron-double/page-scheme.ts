import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keptHeader } from './page/worker-files.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Asked = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/**
 * An application's own scheme, on a Chromium that loads none: `aglis://app/x` is shown as a file of that path in a
 * directory of ours. The directory is empty but for what workers start from, which Chromium reads past all interception.
 */
export class PageScheme {
  readonly #directory = join(tmpdir(), `electron-double-${randomUUID()}`);
  readonly #standIn = `${pathToFileURL(this.#directory).href}/`;
  #name: string | null = null;
  #handler: Handler | null = null;

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
      const [first, ...others] = schemes;
      if (!first || others.length > 0) throw new Error('The double stands in for one scheme');
      this.#name = first.scheme;
    },
    handle: (scheme: string, handler: Handler) => {
      if (scheme !== this.#name) throw new Error(`The double serves only ${this.#name}://, not ${scheme}://`);
      this.#handler = handler;
    },
    unhandle: () => {
      this.#handler = null;
    },
    isProtocolHandled: (scheme: string) => scheme === this.#name && this.#handler !== null,
  };

  toChromium(address: string): string {
    const prefix = `${this.#name}://`;
    return address.startsWith(prefix) ? this.#standIn + address.slice(prefix.length) : address;
  }

  fromChromium(address: string): string {
    return address.startsWith(this.#standIn)
      ? `${this.#name}://${address.slice(this.#standIn.length)}`
      : address;
  }

  /** What the application's handler serves for this; null for what is not of its scheme. */
  async answer({ url, method, headers }: Asked): Promise<Response | null> {
    if (!this.#handler || !url.startsWith(this.#standIn)) return null;
    const response = await this.#handler(new Request(this.fromChromium(url), { method }));
    if (keptHeader in headers) keep(url, await response.clone().bytes());
    return response;
  }

  close(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

function keep(address: string, content: Uint8Array): void {
  const path = fileURLToPath(address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
