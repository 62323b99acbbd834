import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');

/** One change of one source file, made as it is loaded: the file on the disk stays as it is. */
export type SourcePatch = {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  /** Text of the file as it is written, types and all; it occurs exactly once. */
  readonly find: string;
  /** What stands in its place. Taken literally: `$&` means nothing here. */
  readonly replace: string;
};

/** @throws when the text does not occur exactly once: a patch that changes nothing would prove nothing */
export function patchText(text: string, { file, find, replace }: SourcePatch): string {
  const parts = text.split(find);
  if (find === '' || parts.length !== 2)
    throw new Error(`${file} has ${parts.length - 1} places that read: ${find}`);
  return parts.join(replace);
}

/** Throws like `patchText` for a patch that does not fit the file on the disk now. */
export function checkPatch(patch: SourcePatch): void {
  patchText(readFileSync(resolve(root, patch.file), 'utf8'), patch);
}

/**
 * Patches modules of this process as they are loaded from here on; several patches of one file apply in order.
 * Modules loaded before stay as they are, so the code under test is imported after this, with `await import(…)`.
 * For Node's own loader: under Vitest, which loads modules itself, start a process with `patchArguments`.
 *
 * @throws at once for a patch that does not fit its file
 * @returns how to end it, for modules loaded later
 */
export function patchSources(patches: readonly SourcePatch[]): () => void {
  const byAddress = new Map<string, SourcePatch[]>();
  for (const patch of patches) {
    checkPatch(patch);
    const address = pathToFileURL(resolve(root, patch.file)).href;
    byAddress.set(address, [...(byAddress.get(address) ?? []), patch]);
  }
  const hooks = registerHooks({
    load(address, context, nextLoad) {
      const [bare = address] = address.split('?');
      const ofFile = byAddress.get(bare);
      if (!ofFile) return nextLoad(address, context);
      const text = readFileSync(fileURLToPath(bare), 'utf8');
      return { ...nextLoad(address, context), source: ofFile.reduce(patchText, text) };
    },
  });
  return () => hooks.deregister();
}

/** Arguments for `node`, before the script, that start a process with these patches. */
export function patchArguments(patches: readonly SourcePatch[]): readonly string[] {
  const preload = `import { patchSources } from ${JSON.stringify(import.meta.url)};
    patchSources(${JSON.stringify(patches)});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
}
