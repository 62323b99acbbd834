import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkPatch, patchArguments, patchText, type SourcePatch } from './patch-source.ts';

const anotherExport: SourcePatch = {
  file: 'shared/kernel/result.ts',
  find: 'export const accepted = ',
  replace: "export const planted: string = 'planted $& $1';\nexport const accepted = ",
};

/** Runs a script that prints, in a process of its own with these patches. */
const printed = (patches: readonly SourcePatch[], script: string): string =>
  execFileSync(process.execPath, [...patchArguments(patches), '--input-type=module', '--eval', script], {
    encoding: 'utf8',
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const printExports = `console.log(JSON.stringify(await import('./shared/kernel/result.ts')));`;

describe('a patched source', () => {
  it('is loaded with its change, types and all, and literally', () => {
    expect(printed([anotherExport], printExports)).toContain('"planted":"planted $& $1"');
  });

  it('is as written without the patch', () => {
    expect(printed([], printExports)).not.toContain('planted');
  });

  it('takes several patches of one file in order', () => {
    const again = { ...anotherExport, find: 'const accepted', replace: 'const second = 2, accepted' };
    const exported = JSON.parse(printed([anotherExport, again], printExports));
    expect(exported).toMatchObject({ planted: 'planted $& $1', second: 2 });
  });

  it('ends the process when the text is not there, so that no patch is ever without effect', () => {
    const lost = { ...anotherExport, find: 'this text is nowhere' };
    expect(() => printed([lost], 'console.log(1)')).toThrow('has 0 places that read: this text is nowhere');
  });

  it('fits a text that occurs exactly once', () => {
    const twice = { file: 'a.ts', find: 'x', replace: 'y' };
    expect(patchText('a x b', twice)).toBe('a y b');
    expect(() => patchText('x x', twice)).toThrow('a.ts has 2 places that read: x');
    expect(() => patchText('abc', { ...twice, find: '' })).toThrow();
    expect(() => checkPatch(anotherExport)).not.toThrow();
  });
});
