import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, instant } from '../../../shared/kernel/instant.ts';
import type { Clock } from '../process/clock.ts';
import { thisMachine } from '../process/this-machine.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { aRoadTile, makePmtiles } from '../testing/make-pmtiles.ts';
import { mapServices } from './map-services.ts';
import { openGround } from './open-ground.ts';

const here = { z: 10, x: 817, y: 530 };
let directory: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

const opened = (
  settings: { file?: string; url?: string; attribution?: string },
  clock: Clock = thisMachine.clock,
) =>
  mapServices(
    openGround(
      { file: settings.file ?? null, url: settings.url ?? null, attribution: settings.attribution ?? null },
      { directory: join(directory.path, 'map-tiles'), clock, log: silent },
    ),
    silent,
  );

describe('without a base map of its own', () => {
  it('a desk says so and has no square', async () => {
    const map = opened({});
    expect(await map.ground()).toEqual({ kind: 'built-in' });
    expect(await map.tile(here)).toEqual({ kind: 'empty' });
  });
});

describe('a PMTiles archive', () => {
  it('gives its squares, says whose data it is, and nothing where it has nothing', async () => {
    const file = join(directory.path, 'karawang.pmtiles');
    const metadata = { attribution: '<a href="https://osm.org">&copy; OpenStreetMap</a>' };
    writeFileSync(file, makePmtiles([{ ...here, bytes: aRoadTile() }], metadata));
    const map = opened({ file });
    expect(await map.ground()).toEqual({
      kind: 'vector',
      minZoom: 10,
      maxZoom: 10,
      attribution: '© OpenStreetMap',
    });
    const tile = await map.tile(here);
    const bytes = tile.kind === 'tile' ? Buffer.from(tile.base64, 'base64') : Buffer.alloc(0);
    const { roads } = new VectorTile(new PbfReader(bytes)).layers;
    expect(roads?.feature(0).properties).toEqual({ kind: 'highway' });
    expect(await map.tile({ ...here, x: 1 })).toEqual({ kind: 'empty' });
  });

  it('that is no archive, or is not there, is said to be unreadable', async () => {
    const file = join(directory.path, 'torn.pmtiles');
    expect(await opened({ file }).ground()).toEqual({ kind: 'unreadable' });
    writeFileSync(file, 'not an archive at all, but long enough to be read as a header'.repeat(9));
    const map = opened({ file });
    expect(await map.ground()).toEqual({ kind: 'unreadable' });
    expect(await map.tile(here)).toEqual({ kind: 'failed' });
  });
});

describe('a tile server', () => {
  const said = { status: 200, body: 'png', asked: 0 };
  let server: Server;
  let url: string;
  beforeEach(async () => {
    Object.assign(said, { status: 200, body: 'png', asked: 0 });
    server = createServer((_, response) => {
      said.asked += 1;
      response.writeHead(said.status).end(said.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{z}/{x}/{y}.png`;
  });
  afterEach(() => server.close());
  const png = { kind: 'tile', base64: Buffer.from('png').toString('base64') };

  it('is asked once for a square, which is shown with the server away too', async () => {
    const map = opened({ url });
    expect(await map.tile(here)).toEqual(png);
    said.status = 500;
    expect(await map.tile(here)).toEqual(png);
    expect(said.asked).toBe(1);
    expect(await opened({ url }).tile(here)).toEqual(png);
  });

  it('is asked again for a square that is a month old, which is shown meanwhile where it does not answer', async () => {
    await opened({ url }).tile(here);
    const later = opened({ url }, { now: () => instant(thisMachine.clock.now() + 31 * dayMs) });
    said.status = 500;
    expect(await later.tile(here)).toEqual(png);
    expect(said.asked).toBe(2);
  });

  it('is named on the map: by its owner’s words, else by its address', async () => {
    expect(await opened({ url }).ground()).toMatchObject({ kind: 'raster', attribution: '127.0.0.1' });
    const named = opened({ url, attribution: '© OpenStreetMap' });
    expect(await named.ground()).toMatchObject({ attribution: '© OpenStreetMap' });
  });

  it('that fails is said to fail, and asked again the next time', async () => {
    const map = opened({ url });
    said.status = 503;
    expect(await map.tile(here)).toEqual({ kind: 'failed' });
    said.status = 200;
    expect(await map.tile(here)).toEqual(png);
  });

  it('that has nothing there is no failure, and one that sends far too much is one', async () => {
    const map = opened({ url });
    said.status = 404;
    expect(await map.tile(here)).toEqual({ kind: 'empty' });
    Object.assign(said, { status: 200, body: 'x'.repeat(3 * 1024 * 1024) });
    expect(await map.tile(here)).toEqual({ kind: 'failed' });
  });

  it('fills the disk without need of it: a folder that is gone costs the square nothing', async () => {
    const map = opened({ url });
    rmSync(directory.path, { recursive: true });
    writeFileSync(directory.path, 'a file where the folder was');
    expect(await map.tile(here)).toEqual(png);
    rmSync(directory.path);
  });
});
