import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../renderer/design/map/frame.ts';
import { rankLetter, SeverityGlyph, SeveritySprite } from '../../renderer/design/Severity.tsx';
import { SeveritySymbol } from '../../renderer/design/SeveritySymbol.tsx';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type Form, form, lateForms, formSide as side, stopForms } from '../support/forms.ts';

const root = resolve(import.meta.dirname, '../..');
const ranks = ['critical', 'high', 'normal', 'low'] as const;
const styles = [
  'renderer/design/tokens.css',
  'renderer/design/primitives.css',
  'renderer/design/severity-symbol.css',
  'renderer/features/dispatch/late-mark.css',
  'renderer/features/dispatch/timeline/timeline.css',
  'renderer/features/tickets/queue/queue-rows.css',
  'renderer/features/tiles/time-left.css',
  'renderer/features/tiles/counters-tile.css',
  'renderer/shell/tile-frame.css',
];
/** Of a form's box, that must be otherwise for two forms to be told apart: a breach's bar is the least of them. */
const leastShare = 0.01;

/** Solid, and as last known: what is hollow by nature has nothing to lose. */
const wallSymbols = [
  ...ranks.map((rank) => form(rank, createElement(SeveritySymbol, { rank }))),
  ...(['critical', 'high'] as const).map((rank) =>
    form(`${rank} as last known`, createElement(SeveritySymbol, { rank, fill: 'hollow' })),
  ),
];

/** As a row of the queue draws it: a solid tile until somebody has acknowledged. */
const queueCells = ranks.flatMap((rank) =>
  [true, false].map((unacknowledged) => {
    const glyph = createElement(SeverityGlyph, { rank, tinted: false });
    const cell = createElement('div', { className: 'cell-severity' }, glyph, rankLetter[rank]);
    const row = {
      className: 'queue-row',
      'data-rank': rank,
      'data-unacknowledged': unacknowledged || undefined,
    };
    return form(`${rank}${unacknowledged ? ' unacknowledged' : ''}`, createElement('div', row, cell));
  }),
);

const timesLeft = (['inside', 'risk', 'paused', 'over'] as const).map((state) => {
  const mark = {
    over: createElement('span', { className: 'time-left-minus' }, '−'),
    paused: createElement('i', { className: 'time-left-pause' }),
  }[state as string];
  const figure = createElement('span', { className: 'num' }, '42');
  return form(state, createElement('span', { className: 'time-left', 'data-state': state }, mark, figure));
});

const marks = ranks.flatMap((rank) =>
  [true, false].flatMap((acknowledged) =>
    [true, false].map((breached) => ({ rank, acknowledged, breached })),
  ),
);
const nameOfMark = ({ rank, acknowledged, breached }: (typeof marks)[number]) =>
  `${rank}${acknowledged ? '' : ' unacknowledged'}${breached ? ' breached' : ''}`;
const markForms = marks.map((mark, index) =>
  form(nameOfMark(mark), createElement('canvas', { 'data-mark': index, width: side, height: side })),
);

/** As a board's map draws it; what is hollow by nature is the same as last known. */
const lettered = ranks.flatMap((rank) =>
  (rank === 'critical' || rank === 'high' ? [false, true] : [false]).map((stale) => ({ rank, stale })),
);
const letteredForms = lettered.map(({ rank, stale }, index) =>
  form(
    `${rank}${stale ? ' as last known' : ''}`,
    createElement('canvas', { 'data-lettered': index, width: side, height: side }),
  ),
);

const areaForms = ['proposed', 'accepted'].map((state) =>
  form(state, createElement('canvas', { 'data-area': state, width: side, height: side })),
);

/** A technician on the map: what they do, and whether it is for somebody whom the room watches. */
const movers = [
  ...(['moving', 'on-site', 'paused'] as const).flatMap((kind) =>
    [false, true].map((emphasised) => ({ kind, emphasised })),
  ),
  ...(['free', 'lost'] as const).map((kind) => ({ kind, emphasised: false })),
];
const moverForms = movers.map(({ kind, emphasised }, index) =>
  form(
    `${kind}${emphasised ? ' emphasised' : ''}`,
    createElement('canvas', { 'data-mover': index, width: side, height: side }),
  ),
);

/** A figure of the counters: as it should be, to be watched, and past its limit. */
const figureForms = [undefined, 'atRisk', 'breached'].map((tone) => {
  const figure = createElement(
    'li',
    { 'data-tone': tone },
    createElement('span', { className: 'num' }, '42'),
  );
  return form(
    tone ?? 'inside',
    createElement('ul', { className: 'counter-figures', style: { ['--size' as string]: 1 } }, figure),
  );
});

/** How old what a tile shows is, by the same words. */
const ageForms = [false, true].map((stale) =>
  form(
    stale ? 'stale' : 'fresh',
    createElement('span', { className: 'tile-age', 'data-stale': stale || undefined }, '42'),
  ),
);

declare global {
  interface Window {
    mapParts: typeof import('../../renderer/design/map/theme.ts') &
      typeof import('../../renderer/design/map/paint-marks.ts') &
      typeof import('../../renderer/design/map/paint-areas.ts') &
      typeof import('../../renderer/design/map/glyphs.ts');
  }
}

/** Makes the parts of the map known to the page. */
const mapParts = ['theme', 'paint-marks', 'paint-areas', 'glyphs'];
const loadMapParts = `
  ${mapParts.map((part, index) => `import * as part${index} from '/renderer/design/map/${part}.ts';`).join('\n')}
  window.mapParts = { ${mapParts.map((_, index) => `...part${index}`).join(', ')} };`;

/** Draws with what the map draws with. Runs in the page. */
function paintMap(given: {
  readonly marks: typeof marks;
  readonly lettered: typeof lettered;
  readonly movers: typeof movers;
  readonly letters: typeof rankLetter;
}): void {
  const { themeFromStyles, paintMark, paintMover, paintAreas } = window.mapParts;
  const frameOf = (canvas: HTMLCanvasElement, scene: object, look: Partial<Frame> = {}) =>
    ({
      ...look,
      context: canvas.getContext('2d'),
      theme: { ...themeFromStyles(document.body), unit: 2 },
      hits: { add: () => undefined },
      view: { width: canvas.width, height: canvas.height, scale: 1, left: 0, top: 0 },
      scene,
    }) as unknown as Frame;
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-mark]')) {
    const mark = given.marks[Number(canvas.dataset.mark)];
    if (mark)
      paintMark(frameOf(canvas, {}), { id: 'mark', longitude: 0, latitude: 0, ...mark }, { x: 32, y: 28 });
  }
  const labels = { ranks: given.letters } as unknown as Frame['labels'];
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-lettered]')) {
    const { rank = 'low', stale = false } = given.lettered[Number(canvas.dataset.lettered)] ?? {};
    const mark = { id: 'mark', longitude: 0, latitude: 0, rank, acknowledged: true };
    paintMark(frameOf(canvas, {}, { lettered: true, labels, stale }), mark, { x: 32, y: 32 });
  }
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-mover]')) {
    const { kind = 'lost', emphasised = false } = given.movers[Number(canvas.dataset.mover)] ?? {};
    const { context, theme } = frameOf(canvas, {});
    paintMover(context, kind, { x: 32, y: 32, headingDegrees: 60, emphasised }, theme);
  }
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-area]')) {
    const area = { id: 'area', rank: 'high', members: [], confirmed: canvas.dataset.area === 'accepted' };
    const bounds = { minX: 32, maxX: 32, minY: 32, maxY: 32 };
    paintAreas(frameOf(canvas, { areas: new Map([['area', { area, hull: [], bounds }]]) }));
  }
}

/** The grey of every point, from the darkest to the lightest of the form: what is left is its shape. Runs in the page. */
async function greysOf(picture: string): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const greys: number[] = [];
  for (let at = 0; at < data.length; at += 4)
    greys.push(0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0));
  const [darkest, lightest] = [Math.min(...greys), Math.max(...greys)];
  return greys.map((grey) => (grey - darkest) / Math.max(1, lightest - darkest));
}

/** How much of the box is plainly otherwise. */
function shareApart(a: readonly number[], b: readonly number[]): number {
  return a.filter((grey, index) => Math.abs(grey - (b[index] ?? 0)) > 0.25).length / a.length;
}

describe.skipIf(!browserPath)('without its colours', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.route('http://forms.test/**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      const source = readFileSync(resolve(root, `.${pathname}`), 'utf8');
      return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) });
    });
    await page.goto('http://forms.test/');
    await page.addScriptTag({ type: 'module', content: loadMapParts });
    await page.waitForFunction(() => 'mapParts' in window);
    for (const style of styles)
      await page.addStyleTag({ content: readFileSync(resolve(root, style), 'utf8') });
    await page.addStyleTag({
      content: `body { font: 20px sans-serif; background: var(--bg); color: var(--text) }
        .form { width: ${side}px; height: ${side}px; overflow: hidden; display: inline-grid; place-content: center }
        .form .timeline-row { position: relative; display: block; width: ${side}px; height: ${side}px; border: 0 }
        .form .queue-row { display: block; width: ${side}px; height: ${side}px }`,
    });
  });

  afterAll(() => browser?.close());

  async function confusions(forms: readonly Form[]): Promise<readonly string[]> {
    const boxes = forms.map(({ markup }, key) => createElement('div', { className: 'form', key }, markup));
    const body = renderToStaticMarkup(createElement('main', null, createElement(SeveritySprite), boxes));
    await page.evaluate((markup) => {
      document.body.innerHTML = markup;
    }, body);
    await page.evaluate(paintMap, { marks, lettered, movers, letters: rankLetter });
    const greys: number[][] = [];
    for (const box of await page.locator('.form').all())
      greys.push(await page.evaluate(greysOf, (await box.screenshot()).toString('base64')));
    return forms.flatMap((a, i) =>
      forms.slice(i + 1).flatMap((b, j) => {
        const share = shareApart(greys[i] ?? [], greys[i + 1 + j] ?? []);
        return share > leastShare ? [] : [`${a.name} is ${b.name}: ${share.toFixed(3)}`];
      }),
    );
  }

  const families = {
    ...{ wallSymbols, queueCells, timesLeft, figureForms, ageForms },
    ...{ lateForms, stopForms },
    ...{ markForms, letteredForms, moverForms, areaForms },
  };

  for (const theme of ['night', 'day'])
    it.each(Object.entries(families))(`tells the %s apart by ${theme}`, async (_name, forms) => {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect(await confusions(forms)).toEqual([]);
    });
});
