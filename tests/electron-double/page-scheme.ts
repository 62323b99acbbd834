/** An application's own scheme, on a Chromium that loads none: `aglis://app/x` is shown as `file://app/x`. */
export class PageScheme {
  #name: string | null = null;
  #handler: ((request: Request) => Response | Promise<Response>) | null = null;

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
      const [first, ...others] = schemes;
      if (!first || others.length > 0) throw new Error('The double stands in for one scheme');
      this.#name = first.scheme;
    },
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
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
    return this.#name && address.startsWith(prefix) ? `file://${address.slice(prefix.length)}` : address;
  }

  fromChromium(address: string): string {
    return this.#name && isStandIn(address) ? `${this.#name}${address.slice('file'.length)}` : address;
  }

  /** What the application's handler serves for this; null for what is not of its scheme. */
  async answer(request: { readonly url: string; readonly method: string }): Promise<Response | null> {
    if (!this.#handler || !isStandIn(request.url)) return null;
    return await this.#handler(new Request(this.fromChromium(request.url), { method: request.method }));
  }
}

/** A file address with a host names no file here. */
const isStandIn = (address: string): boolean => /^file:\/\/[^/]/.test(address);
