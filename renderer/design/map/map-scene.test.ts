import { describe, expect, it } from 'vitest';
import { MapScene } from './map-scene.ts';
import { GLIDE_MS, isGliding, positionAt } from './mover-motion.ts';
import { scaleAt, worldX } from './projection.ts';
import { aMark, aMover } from './test-fixtures.ts';

describe('the scene', () => {
  it('tells its listeners what changed', () => {
    const scene = new MapScene();
    const heard: string[] = [];
    const stop = scene.subscribe((change) => heard.push(change));
    scene.upsertMark(aMark());
    scene.removeMark('nobody');
    scene.setMovers([aMover()]);
    stop();
    scene.removeMark('mark');
    expect(heard).toEqual(['marks', 'movers']);
  });

  it('knows a mark that only looks otherwise from one that is counted elsewhere', () => {
    const scene = new MapScene();
    scene.upsertMark(aMark());
    const heard: string[] = [];
    scene.subscribe((change) => heard.push(change));
    scene.upsertMark(aMark({ acknowledged: !aMark().acknowledged }));
    scene.upsertMark(aMark({ rank: 'low' }));
    scene.upsertMark(aMark({ rank: 'low', longitude: 107.5 }));
    expect(heard).toEqual(['looks', 'marks', 'marks']);
  });

  it('tells of a shade once, and again when its count has changed', () => {
    const scene = new MapScene();
    const heard: string[] = [];
    scene.subscribe((change) => heard.push(change));
    const shade = (count: number) => scene.setShades(new Map([['Klari', { rank: 'high', count }]]));
    shade(1);
    shade(1);
    shade(2);
    expect(heard).toEqual(['shades', 'shades']);
  });

  it('lets the ground be, which costs most to paint, while only the counts of its shades change', () => {
    const scene = new MapScene();
    const shade = (rank: 'high' | 'critical', count: number) => {
      scene.setShades(new Map([['Klari', { rank, count }]]));
      return scene.groundShades;
    };
    const ground = shade('high', 1);
    expect(shade('high', 2)).toBe(ground);
    expect(scene.shades.get('Klari')).toEqual({ rank: 'high', count: 2 });
    expect(shade('critical', 2)).not.toBe(ground);
    scene.setShades(new Map());
    expect(scene.groundShades.size).toBe(0);
  });

  it('drops movers which are no longer listed and keeps the glide of those which are', () => {
    const clock = { now: 0 };
    const scene = new MapScene(() => clock.now);
    scene.setMovers([aMover({ id: 'a' }), aMover({ id: 'b' })]);
    clock.now = 5000;
    scene.setMovers([aMover({ id: 'a', longitude: 107.4 })]);
    expect([...scene.movers.keys()]).toEqual(['a']);
    expect(scene.movers.get('a')?.glide.from.x).toBeCloseTo(worldX(107.3), 9);
  });

  it('knows the children of a place', () => {
    const scene = new MapScene();
    const at = { longitude: 107, latitude: -6, label: '' };
    scene.setPlaces([
      { id: 'olt', kind: 'olt', parentId: null, ...at },
      { id: 'odp', kind: 'odp', parentId: 'olt', ...at },
    ]);
    expect(scene.childrenOf('olt').map(({ place }) => place.id)).toEqual(['odp']);
  });
});

describe('a mover whose position arrives', () => {
  const clock = { now: 0 };
  const scene = new MapScene(() => clock.now);
  const glide = () => {
    const mover = scene.movers.get('mover');
    if (!mover) throw new Error('no mover');
    return mover.glide;
  };

  it('glides for a second, without a jump when the next one comes early', () => {
    scene.upsertMover(aMover());
    expect(isGliding(glide(), 0, scaleAt(14))).toBe(false);
    scene.upsertMover(aMover({ longitude: 107.31 }));
    const halfway = positionAt(glide(), GLIDE_MS / 2);
    expect(halfway.x).toBeCloseTo(worldX(107.305), 8);
    clock.now = GLIDE_MS / 2;
    scene.upsertMover(aMover({ longitude: 107.35 }));
    expect(positionAt(glide(), clock.now)).toEqual(halfway);
    expect(positionAt(glide(), clock.now + GLIDE_MS).x).toBe(worldX(107.35));
  });

  it('does not wake the screen for less than a pixel', () => {
    expect(isGliding(glide(), clock.now, scaleAt(14))).toBe(true);
    expect(isGliding(glide(), clock.now, scaleAt(3))).toBe(false);
  });
});
