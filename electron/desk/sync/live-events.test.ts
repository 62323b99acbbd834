import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { RowOperation } from '../cache/cache.ts';
import { thisMachine } from '../process/this-machine.ts';
import { type LiveNews, liveEvents, partRows } from './live-events.ts';

type Sent = { readonly id: number; readonly text: string } | 'up-to-date' | 'keep-alive';

const sentArbitrary: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ id: fc.nat(9), text: fc.string({ unit: 'grapheme' }) }) },
  { weight: 2, arbitrary: fc.constant<Sent>('up-to-date') },
  { weight: 1, arbitrary: fc.constant<Sent>('keep-alive') },
);

const operationOf = ({ id, text }: { id: number; text: string }): RowOperation => ({
  op: 'update',
  row: { id: String(id), text },
});

function eventOf(sent: Sent): string {
  if (sent === 'keep-alive') return ': keep-alive\n\n';
  const message =
    sent === 'up-to-date'
      ? { headers: { control: 'up-to-date', global_last_seen_lsn: '7' } }
      : { key: 'k', value: operationOf(sent).row, headers: { operation: 'update' } };
  return `data: ${JSON.stringify(message)}\n\n`;
}

/** Bytes as a network cuts them, also in the middle of a letter. */
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (let turn = 0; from < bytes.length; turn += 1) {
    const to = from + (sizes[turn % sizes.length] ?? bytes.length);
    chunks.push(bytes.subarray(from, to));
    from = to;
  }
  return chunks;
}

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

const onBrokenOff = () => undefined;

describe('server-sent events of a shape', () => {
  it('are told whole and in order, the rows before each moment of the log with it, however they were cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentArbitrary, { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (sent, sizes) => {
          const story: Sent[] = [...sent, 'up-to-date'];
          const bytes = new TextEncoder().encode(story.map(eventOf).join(''));
          const told: LiveNews[] = [];
          const response = liveEvents(new Response(streamOf(cut(bytes, sizes))), {
            silence: null,
            onBrokenOff,
            onNews: (news) => Promise.resolve(void told.push(news)),
          });
          const passedOn = await response.text();
          const heard = told.flatMap(({ operations }) => [...operations, 'up-to-date']);
          const expected = story
            .filter((each) => each !== 'keep-alive')
            .map((each) => (each === 'up-to-date' ? each : operationOf(each)));
          expect(heard).toEqual(expected);
          expect(passedOn.split('\n').filter((line) => line.startsWith('data: '))).toHaveLength(told.length);
          expect(passedOn).not.toContain('"operation"');
        },
      ),
    );
  });

  it('are told in parts when there are many, the moment of the log with the last', async () => {
    const rows = Array.from({ length: 2 * partRows + 1 }, (_, id) => ({ id, text: 'x' }));
    const bytes = new TextEncoder().encode([...rows, 'up-to-date' as const].map(eventOf).join(''));
    const told: LiveNews[] = [];
    const onNews = (news: LiveNews) => Promise.resolve(void told.push(news));
    await liveEvents(new Response(streamOf(cut(bytes, [5000]))), {
      silence: null,
      onNews,
      onBrokenOff,
    }).text();
    expect(told.map(({ operations, lsn }) => [operations.length, lsn])).toEqual([
      [partRows, null],
      [partRows, null],
      [1, '7'],
    ]);
    expect(told.flatMap(({ operations }) => operations)).toEqual(rows.map(operationOf));
  });

  it('say that they broke off within a transaction of which a part was told, and only then', async () => {
    const rows = Array.from({ length: partRows }, (_, id) => ({ id, text: 'x' }));
    const brokenOff = vi.fn();
    const read = async (sent: readonly Sent[]) => {
      const body = streamOf([new TextEncoder().encode(sent.map(eventOf).join(''))]);
      const options = { silence: null, onNews: () => Promise.resolve(), onBrokenOff: brokenOff };
      await liveEvents(new Response(body), options).text();
    };
    await read([{ id: 1, text: 'half' }]);
    await read([...rows, 'up-to-date']);
    expect(brokenOff).not.toHaveBeenCalled();
    await read(rows);
    expect(brokenOff).toHaveBeenCalledOnce();
  });

  it('are not taken for silence while the cache writes what they brought', async () => {
    const onSilence = vi.fn();
    const written = Promise.withResolvers<void>();
    const onNews = vi.fn(() => written.promise);
    const bytes = new TextEncoder().encode(eventOf('up-to-date'));
    const open = new ReadableStream({ start: (controller) => controller.enqueue(bytes) });
    const silence = { limitMs: 100, timers: thisMachine.timers, onSilence };
    const reader = liveEvents(new Response(open), { silence, onNews, onBrokenOff }).body?.getReader();
    const read = reader?.read();
    await vi.waitFor(() => expect(onNews).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(onSilence).not.toHaveBeenCalled();
    written.resolve();
    await read;
    await vi.waitFor(() => expect(onSilence).toHaveBeenCalledOnce(), { timeout: 5000 });
    await reader?.cancel();
  });

  it('tell nothing of rows whose moment never came', async () => {
    const onNews = vi.fn();
    const bytes = new TextEncoder().encode(eventOf({ id: 1, text: 'half' }));
    await liveEvents(new Response(streamOf([bytes])), { silence: null, onNews, onBrokenOff }).text();
    expect(onNews).not.toHaveBeenCalled();
  });
});
