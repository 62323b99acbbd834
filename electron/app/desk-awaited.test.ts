import { describe, expect, it } from 'vitest';
import { awaitedSentence, type DeskAwaited } from './desk-awaited.ts';

const sentences: readonly (readonly [DeskAwaited, id: string, en: string])[] = [
  [
    { kind: 'ended', code: 134, times: 4, pauseMs: 4000 },
    'Meja ini berakhir 4 kali (kode 134); dimulai lagi setelah 4 detik.',
    'The desk ended 4 times (code 134); it is started again after 4 s.',
  ],
  [
    { kind: 'ended', code: 1, times: 1, pauseMs: 500 },
    'Meja ini berakhir 1 kali (kode 1); dimulai lagi setelah 1 detik.',
    'The desk ended 1 time (code 1); it is started again after 1 s.',
  ],
  [
    { kind: 'ended', code: null, times: 2, pauseMs: 1000 },
    'Meja ini tidak menjawab setengah menit dan dihentikan (2 kali); dimulai lagi setelah 1 detik.',
    'The desk did not answer for half a minute and was ended (2 times); it is started again after 1 s.',
  ],
  [
    { kind: 'unwritable', directory: '/mnt/desk' },
    'Folder /mnt/desk tidak dapat ditulisi. Dicoba lagi tiap beberapa detik.',
    'The directory /mnt/desk cannot be written. It is tried again every few seconds.',
  ],
];

describe('what a desk is waited for', () => {
  it.each(sentences)('%o is said in both languages', (why, id, en) => {
    expect(awaitedSentence(why, 'id')).toBe(id);
    expect(awaitedSentence(why, 'en')).toBe(en);
  });

  it('of a full disk says that the board opens by itself', () => {
    expect(awaitedSentence({ kind: 'disk-full', directory: '/mnt/desk' }, 'en')).toContain('opens by itself');
  });
});
