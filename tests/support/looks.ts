import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ShortcutId } from '../../renderer/shell/keys/shortcut-catalogue.ts';
import { flawsOf, violationsOf, walkByTab } from './soundness.ts';

/** By night and by day, in Indonesian and in English: words of one language break where the other's do not. */
export const looks = [
  { theme: 'night', language: 'id' },
  { theme: 'night', language: 'en' },
  { theme: 'day', language: 'en' },
  { theme: 'day', language: 'id' },
] as const;
export type Look = (typeof looks)[number];

/** Keys given to what has none, so that a look is changed wherever one is: with Ctrl they work in dialogs, too. */
const lookKeys = {
  night: ['room.theme-night', 'Control+1'],
  day: ['room.theme-day', 'Control+2'],
  id: ['room.language-id', 'Control+3'],
  en: ['room.language-en', 'Control+4'],
} as const satisfies Record<Look['theme'] | Look['language'], readonly [ShortcutId, string]>;

const looksOf = (page: Page) =>
  page.evaluate(() => `${document.documentElement.dataset.theme} ${document.documentElement.lang}`);

/** A console through which every window of its desk is given its look. */
export function lookKeeper(console: Page) {
  /** What one window changes, every window of the desk shows. */
  const wear = async (page: Page, { theme, language }: Look): Promise<void> => {
    await console.keyboard.press(lookKeys[theme][1]);
    await console.keyboard.press(lookKeys[language][1]);
    const worn = async () => [await looksOf(page), `chosen in ${await looksOf(console)}`];
    await expect
      .poll(worn, { timeout: 30_000 })
      .toEqual([`${theme} ${language}`, `chosen in ${theme} ${language}`]);
  };
  return {
    wear,
    async giveKeys(): Promise<void> {
      await console.keyboard.press('Control+/');
      for (const [id, keys] of Object.values(lookKeys)) {
        await console.locator(`[data-shortcut="${id}"]`).click();
        await console.keyboard.press(keys);
      }
      await console.keyboard.press('Escape');
      await console.getByRole('dialog').waitFor({ state: 'detached' });
    },
    /** @returns what is wrong with the screen in any look, by axe, to the eye and to the keyboard */
    async soundnessOf(page: Page, part: string): Promise<readonly string[]> {
      const flaws: string[] = [];
      for (const look of looks) {
        await wear(page, look);
        const found = [...(await flawsOf(page, part)), ...(await violationsOf(page, part))];
        flaws.push(...found.map((flaw) => `${look.theme} ${look.language}: ${flaw}`));
      }
      const { stops, unseen } = await walkByTab(page);
      return [...flaws, ...unseen, ...(stops === 0 ? ['nothing is reached by Tab'] : [])];
    },
  };
}
