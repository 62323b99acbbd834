import { describe, expect, it } from 'vitest';
import { defaultPreferences, type Preferences } from '../../shared/contracts/live.ts';
import { ChosenPreferences } from './chosen-preferences.ts';

const told: Preferences = { ...defaultPreferences, theme: 'night', language: 'id' };

/** A desk that keeps what it is sent, unless its line is cut. */
function openDesk() {
  const kept: Partial<Preferences>[] = [];
  const line = { isCut: false };
  const chosen = new ChosenPreferences({
    changePreferences: (part) => {
      if (line.isCut) return Promise.reject(new Error('The line is cut.'));
      kept.push(part);
      return Promise.resolve();
    },
  });
  return { chosen, kept, line };
}

describe('preferences chosen in a window', () => {
  it('are nothing before the desk has told', () => {
    expect(openDesk().chosen.shown()).toBeNull();
  });

  it('hold at once, though the desk tells what it knew before', () => {
    const { chosen } = openDesk();
    chosen.hear(told);
    chosen.choose({ theme: 'day' });
    chosen.hear({ ...told, language: 'en' });
    expect(chosen.shown()).toMatchObject({ theme: 'day', language: 'en' });
  });

  it('are the desk’s own once it has kept them: what another window chooses later shows', async () => {
    const { chosen } = openDesk();
    chosen.hear(told);
    const part = { theme: 'day' } as const;
    chosen.choose(part);
    await chosen.send(part);
    expect(chosen.shown()).toMatchObject({ theme: 'day' });
    chosen.hear({ ...told, theme: 'auto' });
    expect(chosen.shown()).toMatchObject({ theme: 'auto' });
  });

  it('hold over a lost line, and reach the desk when it tells again', async () => {
    const { chosen, kept, line } = openDesk();
    chosen.hear(told);
    line.isCut = true;
    const part = { theme: 'day' } as const;
    chosen.choose(part);
    await chosen.send(part);
    expect(chosen.shown()).toMatchObject({ theme: 'day' });
    line.isCut = false;
    chosen.hear(told);
    expect(chosen.shown()).toMatchObject({ theme: 'day' });
    await Promise.resolve();
    expect(kept).toEqual([part]);
  });
});
