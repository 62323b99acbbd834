// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Preferences } from '../../shared/contracts/live.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { readQuiet } from './quiet-hours.ts';
import { openScreen, pressButton, settled, write } from './testing/open-screen.tsx';

const fields = () => [...document.querySelectorAll<HTMLInputElement>('[role="dialog"] input')];
const dialog = () => document.querySelector('[role="dialog"]');

async function open() {
  const changePreferences = vi.fn((_: Partial<Preferences>) => Promise.resolve());
  const screen = openScreen({ desk: { changePreferences } });
  await screen.draw(<PersonMenu />);
  await pressButton(/Rina Kartika/);
  await pressButton('Jam lain…');
  await settled();
  return changePreferences;
}
async function submit(from: string, to: string) {
  const [first, second] = fields();
  write(first ?? null, from);
  write(second ?? null, to);
  act(() => void dialog()?.querySelector('form')?.requestSubmit());
  await settled();
}

describe('quiet hours of one’s own', () => {
  it('may be any, over midnight too, and stand in the menu afterwards', async () => {
    const changePreferences = await open();
    await submit('22.30', '5:15');
    expect(changePreferences.mock.calls).toMatchObject([
      [{ sound: { quiet: { fromMinute: 1350, toMinute: 315 } } }],
    ]);
    expect(dialog()).toBeNull();
    await pressButton(/Rina Kartika/);
    await pressButton('Jam lain: 22.30–05.15');
    expect(fields().map(({ value }) => value)).toEqual(['22.30', '05.15']);
  });

  it('are not taken before both are times, and the one that is none says so', async () => {
    const changePreferences = await open();
    await submit('22.30', '25');
    expect(dialog()?.textContent).toContain('Ini bukan jam: tulis jam dan menit, misalnya 22.30.');
    expect(changePreferences).not.toHaveBeenCalled();
  });

  it('are not taken when they end as they begin', async () => {
    const changePreferences = await open();
    await submit('24', '0');
    expect(dialog()?.textContent).toContain('Akhirnya sama dengan awalnya');
    expect(changePreferences).not.toHaveBeenCalled();
  });

  it('end at midnight by either of its names', () => {
    const untilMidnight = { kind: 'hours', quiet: { fromMinute: 1320, toMinute: 0 } };
    expect(readQuiet('22', '24')).toEqual(untilMidnight);
    expect(readQuiet('22', '0')).toEqual(untilMidnight);
  });
});
