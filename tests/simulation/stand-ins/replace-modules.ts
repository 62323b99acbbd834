import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../../..');
const folder = (path: string) => pathToFileURL(`${root}/${path}/`).href;
const standIn = (name: string) => new URL(name, import.meta.url).href;

type Replacement = { readonly importedFrom: string; readonly specifier: string; readonly by: string };

const engine = folder('server/electric');

/** The product's own files are not touched: only what they import of Node and of drivers is another here. */
const replacements: readonly Replacement[] = [
  { importedFrom: engine, specifier: 'pg', by: standIn('pg.ts') },
  { importedFrom: engine, specifier: 'node:fs/promises', by: standIn('fs-promises.ts') },
  { importedFrom: engine, specifier: 'node:timers/promises', by: standIn('timers-promises.ts') },
  { importedFrom: engine, specifier: 'node:crypto', by: standIn('crypto.ts') },
  { importedFrom: folder('server/modules/tickets'), specifier: 'node:crypto', by: standIn('crypto.ts') },
  { importedFrom: folder('electron/desk'), specifier: 'better-sqlite3', by: standIn('better-sqlite3.ts') },
];

/** For modules loaded from here on. */
export function replaceModules(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = replacements.find(
        (replacement) =>
          replacement.specifier === specifier && context.parentURL?.startsWith(replacement.importedFrom),
      );
      return found ? { url: found.by, shortCircuit: true } : nextResolve(specifier, context);
    },
  });
}
