/**
 * Rebuilds karawang.json. Not part of the running product; kept so that the data can be traced and made again.
 *
 *   npm i mapshaper world-atlas          (anywhere)
 *   mapshaper karawang-districts.geojson -clean gap-fill-area=8km2 snap-interval=0.0012 -o clean.json precision=0.00001
 *   mapshaper clean.json -innerlines -o inner.json precision=0.00001
 *   mapshaper clean.json -dissolve -o outline.json precision=0.00001
 *   mapshaper world-atlas/land-10m.json -clip bbox=104,-9,111,-4 -explode -o land.json format=geojson precision=0.0001
 *   node build-base-map.mjs clean.json inner.json outline.json land.json karawang-villages.csv > karawang.json
 *
 * The source districts were simplified one by one, so neighbours overlap or leave slivers; cleaning makes them share one border.
 */
import { readFileSync } from 'node:fs';

const [districtsPath, innerPath, outlinePath, landPath, villagesPath] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const geometries = (path) => {
  const file = json(path);
  return file.features ? file.features.map((f) => f.geometry) : file.geometries;
};
const round = (value) => Math.round(value * 1e5) / 1e5;
const flat = (line) => line.flatMap(([longitude, latitude]) => [round(longitude), round(latitude)]);
const rings = (geometry) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat());

const outline = rings(geometries(outlinePath)[0])[0];
const [mainland, ...islands] = geometries(landPath).map((g) => rings(g)[0]);

/** The regency's own coast is finer than Natural Earth's: splice it in, from the eastern cape to the north-western one. */
function withRegencyCoast(land) {
  const nearest = (ring, [x, y]) => ring.reduce((best, p, i) => (Math.hypot(p[0] - x, p[1] - y) < Math.hypot(ring[best][0] - x, ring[best][1] - y) ? i : best), 0);
  const eastLand = nearest(land, [107.654, -6.225]);
  const westLand = nearest(land, [107.045, -5.915]);
  const coast = outline.slice(nearest(outline, [107.643, -6.214]), nearest(outline, [107.098, -5.94]) + 1);
  return [...land.slice(0, eastLand + 1), ...coast, ...land.slice(westLand)];
}

const [, ...villageRows] = readFileSync(villagesPath, 'utf8').trim().split(/\r?\n/);
const base = {
  version: 1,
  outline: [flat(outline)],
  districts: json(districtsPath).features.map((f) => ({
    code: f.properties.code,
    name: f.properties.name,
    centre: f.properties.centre,
    // Named before anything else claims the room: by these an operator finds the way.
    ...(['Karawang Barat', 'Cikampek', 'Rengasdengklok', 'Jatisari', 'Cilamaya Wetan', 'Pangkalan'].includes(f.properties.name) ? { principal: true } : {}),
    rings: rings(f.geometry).map(flat),
  })),
  borders: geometries(innerPath).flatMap((g) => (g.type === 'LineString' ? [flat(g.coordinates)] : g.coordinates.map(flat))),
  land: [withRegencyCoast(mainland), ...islands].map(flat),
  villages: villageRows.map((row) => {
    const [, name, , longitude, latitude] = row.split(',');
    return [name, Number(longitude), Number(latitude)];
  }),
  neighbours: [
    { name: 'Bekasi', anchors: [[107.125, -6.235], [107.09, -6.15], [107.06, -6.33]] },
    { name: 'Subang', anchors: [[107.612, -6.4], [107.66, -6.3], [107.72, -6.45]] },
    { name: 'Purwakarta', anchors: [[107.455, -6.515], [107.41, -6.56], [107.5, -6.48]] },
    { name: 'Bogor', anchors: [[107.125, -6.485], [107.07, -6.53]] },
    { name: 'Cianjur', anchors: [[107.22, -6.66], [107.13, -6.72]] },
  ],
  sea: { anchors: [[107.48, -6.03], [107.545, -6.08], [107.41, -5.965], [107.3, -5.9], [107.2, -5.88]] },
};
process.stdout.write(`${JSON.stringify(base)}\n`);
