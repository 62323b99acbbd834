import { describe, expect, it, vi } from 'vitest';
import { ClusterClient } from './cluster-client.ts';
import { MapScene } from './map-scene.ts';
import { type MapView, scaleAt, toWorld } from './projection.ts';
import { aMark } from './test-fixtures.ts';

function viewAt(zoom: number): MapView {
  const scale = scaleAt(zoom);
  const { x, y } = toWorld({ longitude: 107.3, latitude: -6.3 });
  return { left: x * scale - 250, top: y * scale - 250, width: 500, height: 500, scale, zoom, pixelRatio: 1 };
}

function crowdedScene(): MapScene {
  const scene = new MapScene();
  scene.setMarks([
    aMark({ id: 'a', rank: 'critical' }),
    aMark({ id: 'b' }),
    aMark({ id: 'c' }),
    aMark({ id: 'far', longitude: 107.42 }),
  ]);
  return scene;
}

const settled = () => vi.waitFor(() => new Promise<void>((done) => setTimeout(done, 0)));
const NOBODY: ReadonlySet<string> = new Set();

describe('the page’s end of the aggregation', () => {
  it('answers with aggregates and lone marks', async () => {
    const client = new ClusterClient(crowdedScene(), () => undefined);
    client.follow(viewAt(10), 1, NOBODY);
    await settled();
    const { clusters } = client.result;
    expect(clusters.map(({ counts }) => counts)).toContainEqual([1, 0, 2, 0]);
    expect(clusters.flatMap((cluster) => client.markOf(cluster)?.mark.id ?? [])).toEqual(['far']);
  });

  it('keeps apart what is shown apart', async () => {
    const client = new ClusterClient(crowdedScene(), () => undefined);
    client.follow(viewAt(10), 1, new Set(['a', 'b', 'c']));
    await settled();
    expect(client.result.clusters).toHaveLength(1);
  });

  it('opens an aggregate although marks were loaded again since it was drawn', async () => {
    const scene = crowdedScene();
    const client = new ClusterClient(scene, () => undefined);
    client.follow(viewAt(10), 1, NOBODY);
    await settled();
    const drawn = client.result.clusters.find(({ clusterId }) => clusterId !== null);
    const opened: string[] = [];
    if (drawn) client.membersOf(drawn, (marks) => opened.push(...marks.map(({ mark }) => mark.id)));
    client.follow(viewAt(10), 1, new Set(['far']));
    await settled();
    expect(opened.sort()).toEqual(['a', 'b', 'c']);
  });

  it('asks again only when the view leaves what it has', async () => {
    const onChange = vi.fn();
    const client = new ClusterClient(crowdedScene(), onChange);
    client.follow(viewAt(10), 1, NOBODY);
    await settled();
    client.follow({ ...viewAt(10), left: viewAt(10).left + 100 }, 1, NOBODY);
    await settled();
    expect(onChange).toHaveBeenCalledTimes(1);
    client.follow({ ...viewAt(10), left: viewAt(10).left + 600 }, 1, NOBODY);
    await settled();
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
