/** Electron's start: reads the arguments, loads the application on the double, then lets it become ready. */
import { readFileSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const double = new URL('./electron.ts', import.meta.url).href;
const names = ['electron', 'electron/main', 'electron/common'];

registerHooks({
  resolve: (specifier, context, next) =>
    names.includes(specifier) ? { url: double, shortCircuit: true } : next(specifier, context),
});

const root = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.');
const { main } = z
  .object({ main: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

if (process.argv.includes('--inspect=0')) openInspector(0);
const { whenLoaded } = await import('./electron.ts');
await import(pathToFileURL(join(root, main)).href);
await whenLoaded();
