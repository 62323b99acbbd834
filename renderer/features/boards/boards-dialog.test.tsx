// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Desktop, DesktopDisplay } from '../../../shared/contracts/desktop.ts';
import { openScreen, settled } from '../../shell/testing/open-screen.tsx';
import { BoardsDialog } from './BoardsDialog.tsx';

const display = (id: number, x: number, label = ''): DesktopDisplay => {
  const bounds = { x, y: 0, width: 1920, height: 1080 };
  return { id, label, bounds, workArea: bounds, isPrimary: x === 0 };
};
const windows: Desktop['windows'] = [
  { id: 'console', shows: { kind: 'console' }, displayId: 7, isHere: true },
  { id: 'wall', shows: { kind: 'board', hash: '#kiosk=1' }, displayId: 8, isHere: false },
];

/** A shell as the preload makes it, with these displays. */
function onDesktop(displays: readonly DesktopDisplay[]) {
  const shell = {
    openBoard: vi.fn(),
    moveWindow: vi.fn(),
    askDesktop() {
      const data = { kind: 'desktop:told', desktop: { displays, windows } };
      queueMicrotask(() =>
        act(() => window.dispatchEvent(new MessageEvent('message', { data, source: window }))),
      );
    },
  };
  vi.stubGlobal('aglis', shell);
  return shell;
}

async function openDialog(): Promise<void> {
  await openScreen({ role: 'supervisor' }).draw(<BoardsDialog onClose={() => undefined} />);
  await settled();
}

const field = (label: string) =>
  [...document.querySelectorAll('input')].find((input) =>
    [...(input.labels ?? [])].some(({ textContent }) => textContent === label),
  );

async function choose(label: string, option: RegExp): Promise<void> {
  act(() => field(label)?.click());
  const options = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  act(() =>
    options
      .filter(({ textContent }) => option.test(textContent ?? ''))
      .at(-1)
      ?.click(),
  );
  await settled();
}

describe('the display of a board', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('is chosen for a window that stands, by its number from the left, its name, size and side', async () => {
    const shell = onDesktop([display(8, -1920, 'LG 55UL3J'), display(7, 0), display(9, 1920)]);
    await openDialog();
    expect(field('Konsol')?.value).toBe('Layar 2 · tengah · 1920 × 1080 · utama');
    expect(field('Papan saya')?.value).toBe('Layar 1 · kiri · LG 55UL3J · 1920 × 1080');
    await choose('Papan saya', /Layar 3 · kanan/);
    expect(shell.moveWindow).toHaveBeenCalledWith('wall', 9);
  });

  it('is the first free one until another is chosen', async () => {
    onDesktop([display(8, -1920), display(7, 0)]);
    await openDialog();
    expect(field('Layar')?.value).toBe('Layar kosong pertama');
  });

  it('is no question where there is one display', async () => {
    onDesktop([display(7, 0)]);
    await openDialog();
    expect(field('Layar')).toBeUndefined();
    expect(document.body.textContent).not.toContain('Di peramban');
  });

  it('is said to be nobody’s choice in a browser', async () => {
    await openDialog();
    expect(field('Layar')).toBeUndefined();
    expect(document.body.textContent).toContain('Di peramban, seret jendela ke layarnya.');
  });
});
