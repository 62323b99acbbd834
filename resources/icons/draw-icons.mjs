/**
 * Draws the icons beside this file, and the application's own: a fibre seen from its end, with the core lit. Run it
 * again after changing a form: `node resources/icons/draw-icons.mjs`.
 */
import { join } from 'node:path';
import { launchBrowser } from '../../tests/support/browser.ts';

const here = import.meta.dirname;
const sky = '#56B4E9';
const vermilion = '#D55E00';

const fibre = `
  <circle cx="16" cy="16" r="15" fill="#0a0c0f"/>
  <circle cx="16" cy="16" r="12" fill="none" stroke="#c9d1d9" stroke-width="3"/>
  <circle cx="16" cy="16" r="5" fill="${sky}"/>`;
/* A diamond with its mark: told from the quiet one without colour, and by its outline at sixteen pixels. */
const alarm = `${fibre}
  <path d="M22 10 L32 20 L22 30 L12 20 Z" fill="${vermilion}" stroke="#0a0c0f" stroke-width="2"/>
  <rect x="20.5" y="15" width="3" height="6" fill="#fff"/>
  <rect x="20.5" y="22.5" width="3" height="3" fill="#fff"/>`;

const icons = [
  { file: join(here, 'tray.png'), form: fibre, size: 16 },
  { file: join(here, 'tray@2x.png'), form: fibre, size: 32 },
  { file: join(here, 'tray-alarm.png'), form: alarm, size: 16 },
  { file: join(here, 'tray-alarm@2x.png'), form: alarm, size: 32 },
  { file: join(here, '../icon.png'), form: fibre, size: 512 },
];

const browser = await launchBrowser();
for (const { file, form, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}</style><svg width="${size}" height="${size}" viewBox="0 0 32 32">${form}</svg>`,
  );
  await page.screenshot({ path: file, omitBackground: true });
  await page.close();
}
await browser.close();
