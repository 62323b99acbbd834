import { EventEmitter } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Bounds } from './bounds.ts';
import type { ProtocolSession } from './debugging-protocol.ts';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const displaysSchema = z
  .array(z.object({ id: z.int(), bounds: boundsSchema, scaleFactor: z.number().default(1) }))
  .min(1);

export type DisplayPlace = z.input<typeof displaysSchema>[number];

const onlyDisplay: DisplayPlace = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };

/** The displays a test asked for in the environment, the first one being the primary. */
export const displaysOf = (text: string | undefined): readonly DisplayPlace[] =>
  text ? displaysSchema.parse(JSON.parse(text)) : [onlyDisplay];

/** Electron's screen, over a list that a test sets; Chromium's own screens follow it. */
export class Screen extends EventEmitter {
  readonly #anyPage: () => Promise<ProtocolSession | null>;
  #displays: readonly DisplayPlace[];

  /** @param anyPage Chromium changes its screens at the word of a page */
  constructor(displays: readonly DisplayPlace[], anyPage: () => Promise<ProtocolSession | null>) {
    super();
    this.#displays = displays;
    this.#anyPage = anyPage;
  }

  getAllDisplays = () => this.#displays.map(described);
  getPrimaryDisplay = () => described(this.#displays[0] ?? onlyDisplay);
  getCursorScreenPoint = () => ({ x: 0, y: 0 });
  getDisplayMatching = (rectangle: Bounds) =>
    described(this.#nearest((display) => -overlap(display.bounds, rectangle)));
  getDisplayNearestPoint = ({ x, y }: { x: number; y: number }) =>
    described(this.#nearest((display) => distance(display.bounds, x, y)));

  /** What a test does in the place of plugging and unplugging. */
  async set(wanted: readonly DisplayPlace[]): Promise<void> {
    const before = this.#displays;
    this.#displays = displaysSchema.parse(wanted);
    const page = await this.#anyPage();
    if (page) await this.#follow(page, before);
    for (const display of before) {
      if (!this.#find(display.id)) this.emit('display-removed', {}, described(display));
    }
    for (const display of this.#displays) {
      const old = before.find(({ id }) => id === display.id);
      if (!old) this.emit('display-added', {}, described(display));
      else if (!isDeepStrictEqual(described(old), described(display))) {
        this.emit('display-metrics-changed', {}, described(display), ['bounds', 'workArea']);
      }
    }
  }

  /** Chromium lists its screens in the order in which they came, as the displays are listed here. */
  async #follow(page: ProtocolSession, before: readonly DisplayPlace[]): Promise<void> {
    const { screenInfos } = await page.send('Emulation.getScreenInfos');
    for (const [index, { id }] of before.entries()) {
      const screenId = screenInfos[index]?.id ?? '';
      const display = this.#find(id);
      if (display) await page.send('Emulation.updateScreen', { screenId, ...screenOf(display) });
      else await page.send('Emulation.removeScreen', { screenId });
    }
    for (const display of this.#displays.filter(({ id }) => !before.some((old) => old.id === id))) {
      await page.send('Emulation.addScreen', screenOf(display));
    }
  }

  #find = (id: number): DisplayPlace | undefined => this.#displays.find((display) => display.id === id);

  #nearest(cost: (display: DisplayPlace) => number): DisplayPlace {
    return [...this.#displays].sort((one, other) => cost(one) - cost(other))[0] ?? onlyDisplay;
  }
}

/** A display in the words of headless Chromium: its size in physical pixels, its place in those of the desktop. */
export const screenOf = ({ bounds, scaleFactor = 1 }: DisplayPlace) => ({
  left: bounds.x,
  top: bounds.y,
  width: Math.round(bounds.width * scaleFactor),
  height: Math.round(bounds.height * scaleFactor),
  devicePixelRatio: scaleFactor,
});

const described = ({ id, bounds, scaleFactor = 1 }: DisplayPlace) => ({
  id,
  label: `Display ${id}`,
  bounds,
  workArea: bounds,
  size: { width: bounds.width, height: bounds.height },
  workAreaSize: { width: bounds.width, height: bounds.height },
  scaleFactor,
  rotation: 0,
  internal: false,
});

function overlap(one: Bounds, other: Bounds): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function distance({ x, y, width, height }: Bounds, pointX: number, pointY: number): number {
  const beside = Math.max(x - pointX, 0, pointX - (x + width));
  const above = Math.max(y - pointY, 0, pointY - (y + height));
  return Math.hypot(beside, above);
}
