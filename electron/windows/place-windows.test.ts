import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, displaySetKey, knownOf, type PresentDisplay, type SavedWindow } from './layout.ts';
import { placeWindows } from './place-windows.ts';

const place = fc.integer({ min: -20_000, max: 20_000 });
const size = fc.integer({ min: 1, max: 9000 });
const bounds = fc.record({ x: place, y: place, width: size, height: size });
const scaleFactor = fc.constantFrom(1, 1.25, 1.5, 2, 3);
const label = fc.constantFrom('', 'Panel', 'Desk', 'Samsung 55"');

/** A display whose task bar takes some of its top. */
const display = fc
  .record({
    label,
    scaleFactor,
    bounds: fc.record({
      x: place,
      y: place,
      width: fc.integer({ min: 640, max: 8000 }),
      height: fc.integer({ min: 480, max: 5000 }),
    }),
    bar: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ bar, ...rest }) => ({
    ...rest,
    workArea: { ...rest.bounds, y: rest.bounds.y + bar, height: rest.bounds.height - bar },
    isPrimary: false,
  }));

const displays = fc
  .tuple(fc.array(display, { minLength: 1, maxLength: 5 }), fc.nat())
  .map(([all, chosen]): readonly PresentDisplay[] =>
    all.map((one, index) => ({ ...one, isPrimary: index === chosen % all.length })),
  );

const hash = fc.constantFrom('#', '#kiosk=1', '#follow=1', '#kiosk=1&follow=1');
const savedWindow: fc.Arbitrary<SavedWindow> = fc.record({
  id: fc.uuid(),
  shows: fc.oneof(
    fc.constant({ kind: 'console' } as const),
    hash.map((text) => ({ kind: 'board', hash: text }) as const),
  ),
  bounds,
  display: fc.record({ label, bounds, scaleFactor }),
  state: fc.constantFrom('normal', 'maximized', 'full-screen', 'kiosk'),
});
const windows = fc.array(savedWindow, { maxLength: 6 });

const holds = (outer: Bounds, inner: Bounds): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const overlap = (one: Bounds, other: Bounds): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** A window that stands at these numbers of this display. */
const windowOn = (home: PresentDisplay, { x, y, width, height }: Bounds, isKiosk = true): SavedWindow => ({
  id: 'wall',
  shows: { kind: 'board', hash: '#kiosk=1' },
  bounds: { x: home.workArea.x + x, y: home.workArea.y + y, width, height },
  display: knownOf(home),
  state: isKiosk ? 'kiosk' : 'normal',
});

const desk: PresentDisplay = {
  label: 'Desk',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 40, width: 1920, height: 1040 },
  scaleFactor: 1,
  isPrimary: true,
};
const panel: PresentDisplay = {
  label: 'Panel',
  bounds: { x: -2560, y: -200, width: 2560, height: 1440 },
  workArea: { x: -2560, y: -200, width: 2560, height: 1440 },
  scaleFactor: 2,
  isPrimary: false,
};
const at = (x: number, y: number): Bounds => ({ x, y, width: 800, height: 600 });

describe('a window', () => {
  it('always ends wholly on a display that is there, whatever was saved', () => {
    fc.assert(
      fc.property(windows, displays, (saved, present) => {
        const placed = placeWindows(saved, present);
        expect(placed.map(({ id }) => id)).toEqual(saved.map(({ id }) => id));
        for (const { bounds: where } of placed)
          expect(present.some(({ workArea }) => holds(workArea, where))).toBe(true);
      }),
    );
  });

  it('keeps the size it had, as far as its display is large enough', () => {
    fc.assert(
      fc.property(savedWindow, displays, (saved, present) => {
        const [placed] = placeWindows([saved], present);
        const on = present.find(({ workArea }) => placed && holds(workArea, placed.bounds));
        expect(placed?.bounds.width).toBeLessThanOrEqual(saved.bounds.width);
        if (on && saved.bounds.width <= Math.min(...present.map(({ workArea }) => workArea.width)))
          expect(placed?.bounds.width).toBe(saved.bounds.width);
      }),
    );
  });

  it('stays exactly where it was while its display is there', () => {
    fc.assert(
      fc.property(displays, fc.nat(), (present, chosen) => {
        const home = present[chosen % present.length] as PresentDisplay;
        const twins = present.filter(({ label, bounds: { x, y } }) => {
          return label === home.label && x === home.bounds.x && y === home.bounds.y;
        });
        fc.pre(twins.length === 1);
        const saved = windowOn(home, { x: 3, y: 5, width: 300, height: 200 });
        expect(placeWindows([saved], present)).toEqual([
          { id: 'wall', bounds: saved.bounds, fills: 'kiosk' },
        ]);
      }),
    );
  });

  it('moves to the primary when its display goes, and back when that returns', () => {
    const wall = windowOn(panel, at(300, 200));
    expect(placeWindows([wall], [desk])[0]?.bounds).toEqual(at(300, 200));
    expect(placeWindows([wall], [desk, panel])[0]?.bounds).toEqual(wall.bounds);
  });

  it('finds its display again at another place, and with fewer pixels', () => {
    const wall = windowOn(panel, at(1700, 800));
    const moved = {
      ...panel,
      bounds: { ...panel.bounds, x: 1920 },
      workArea: { ...panel.workArea, x: 1920 },
    };
    expect(placeWindows([wall], [desk, moved])[0]?.bounds).toEqual(at(1920 + 1700, 600));
    const small = { x: -1280, y: 0, width: 1280, height: 720 };
    expect(placeWindows([wall], [desk, { ...panel, bounds: small, workArea: small }])[0]?.bounds).toEqual(
      at(-800, 120),
    );
  });

  it('never fills a display that another fills, unless it was left there with it', () => {
    fc.assert(
      fc.property(windows, displays, (saved, present) => {
        const kiosks = placeWindows(saved, present)
          .map(({ fills, bounds: where }, index) => ({ fills, where, left: saved[index]?.display }))
          .filter(({ fills }) => fills)
          .map(({ where, left }) => ({
            on: present.findIndex(({ workArea }) => holds(workArea, where)),
            left: left ? displaySetKey([left]) : '',
          }));
        const overlapping = present.some((one) =>
          present.some((other) => one !== other && overlap(one.workArea, other.workArea)),
        );
        fc.pre(!overlapping);
        for (const { on, left } of kiosks)
          for (const other of kiosks) if (other.on === on) expect(other.left).toBe(left);
      }),
    );
  });

  it('of two panels of one make does not go to the other’s place with it', () => {
    const twin = (x: number): PresentDisplay => {
      const where = { x, y: 0, width: 1920, height: 1080 };
      return { ...panel, bounds: where, workArea: where };
    };
    const walls = [
      { ...windowOn(twin(1920), at(0, 0)), id: 'first' },
      { ...windowOn(twin(3840), at(0, 0)), id: 'second' },
    ];
    expect(placeWindows(walls, [desk, twin(1920), twin(3840)]).map(({ fills }) => fills)).toEqual([
      'kiosk',
      'kiosk',
    ]);
    const left = placeWindows(walls, [desk, twin(1920)]);
    expect(left.map(({ bounds: { x } }) => x)).toEqual([1920, 0]);
  });

  it.each(['kiosk', 'full-screen'] as const)(
    'as %s does not cover another when its display is gone',
    (state) => {
      const wall = { ...windowOn(panel, at(0, 0)), state };
      const other = { ...windowOn(desk, at(0, 0), false), id: 'console' };
      const fills = (saved: readonly SavedWindow[], present: readonly PresentDisplay[]) =>
        placeWindows(saved, present).find(({ id }) => id === 'wall')?.fills;
      expect(fills([other, wall], [desk, panel])).toBe(state);
      expect(fills([other, wall], [desk])).toBe(null);
      expect(fills([wall], [desk])).toBe(state);
    },
  );
});

describe('a set of displays', () => {
  it('is known in whatever order its displays are listed', () => {
    fc.assert(
      fc.property(
        displays.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(displaySetKey(shuffled)).toBe(displaySetKey(all));
        },
      ),
    );
  });

  it('is another one when a display has another size, place, label or scale, or is gone', () => {
    const keys = [
      [desk, panel],
      [desk],
      [desk, { ...panel, scaleFactor: 1 }],
      [desk, { ...panel, label: 'Other' }],
      [desk, { ...panel, bounds: { ...panel.bounds, x: 1920 } }],
      [desk, { ...panel, bounds: { ...panel.bounds, width: 1920 } }],
      [desk, panel, panel],
    ].map(displaySetKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
