import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentPolicy } from '../pages/content-policy.ts';
import { contentTypeOf, pageFile, pageScheme } from '../pages/page-file.ts';

/** Must run before the app is ready. A page of our own scheme has an origin, storage and workers, and no file access. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      // What one window has compiled, the next one need not.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function servePageScheme(rendererDirectory: string): void {
  protocol.handle(pageScheme, async ({ url, method }) => {
    const file = method === 'GET' ? pageFile(rendererDirectory, url) : null;
    if (!file) return new Response(null, { status: 403 });
    try {
      return new Response(await readFile(file), {
        headers: {
          'content-type': contentTypeOf(file),
          'content-security-policy': contentPolicy(),
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
