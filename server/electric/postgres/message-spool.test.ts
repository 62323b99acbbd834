import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type MessageSpool, openMessageSpool } from './message-spool.ts';

function aPath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-spool-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'messages');
}

/** Whoever takes them has other things to do between: the next are being read by then. */
async function allOf(spool: MessageSpool): Promise<readonly Buffer[]> {
  const all: Buffer[] = [];
  for await (const messages of spool.messages()) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    all.push(...messages.map((message) => Buffer.from(message)));
  }
  return all;
}

describe('kept messages', () => {
  it('come back as they were and in their order, whatever their sizes, and their file goes with them', async () => {
    const path = aPath();
    const sizes = fc.array(fc.oneof(fc.nat(2000), fc.nat(700_000)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const spool = openMessageSpool(path);
        const messages = lengths.map((length, place) => Buffer.alloc(length, place + 1));
        for (const message of messages) await spool.append(message);
        const back = await allOf(spool);
        expect(back.map(({ length }) => length)).toEqual(lengths);
        expect(back.every((message, place) => message.equals(messages[place] ?? Buffer.alloc(0)))).toBe(true);
        await spool.remove();
        expect(existsSync(path)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('come back as they were when they are many and each is short', async () => {
    const spool = openMessageSpool(aPath());
    const messages = Array.from({ length: 5000 }, (_, n) => Buffer.from(`${n} `.repeat(30 + (n % 300))));
    for (const message of messages) await spool.append(message);
    const back = await allOf(spool);
    expect(back.map(String)).toEqual(messages.map(String));
    await spool.remove();
  });

  it('are in memory alone while they are few', async () => {
    const path = aPath();
    const spool = openMessageSpool(path);
    await spool.append(Buffer.from('one'));
    expect(existsSync(path)).toBe(false);
    expect((await allOf(spool)).map(String)).toEqual(['one']);
  });
});
