import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { MapTheme } from './theme.ts';

/** The layers of the two common schemas, OpenMapTiles and Protomaps, by what they are to an operator. */
const WATER = ['water', 'ocean'];
const BUILDINGS = ['building', 'buildings'];
const ROADS = ['transportation', 'roads'];
const MAIN_ROADS = new Set(['motorway', 'trunk', 'primary', 'highway', 'major_road', 'rail']);

/** Streets and water in the map's own greys, on nothing: the base shows through. A square that cannot be read stays empty. */
export function paintVectorTile(canvas: OffscreenCanvas, bytes: Uint8Array, theme: MapTheme): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const layers = readLayers(bytes);
  const each = (
    names: readonly string[],
    paint: (feature: VectorTileFeature, scale: number) => void,
  ): void => {
    for (const name of names) {
      const layer = layers[name];
      for (let i = 0; layer && i < layer.length; i += 1) {
        const feature = layer.feature(i);
        paint(feature, canvas.width / feature.extent);
      }
    }
  };
  each(WATER, (feature, scale) => {
    if (feature.type !== 3) return;
    context.fillStyle = theme.water;
    trace(context, feature, scale);
    context.fill('evenodd');
  });
  each(BUILDINGS, (feature, scale) => {
    context.fillStyle = theme.line;
    trace(context, feature, scale);
    context.fill('evenodd');
  });
  context.lineJoin = 'round';
  each(ROADS, (feature, scale) => {
    if (feature.type !== 2) return;
    const isMain = MAIN_ROADS.has(String(feature.properties.class ?? feature.properties.kind));
    context.strokeStyle = isMain ? theme.mark : theme.lineStrong;
    context.lineWidth = isMain ? 2 : 1;
    trace(context, feature, scale);
    context.stroke();
  });
}

function readLayers(bytes: Uint8Array): VectorTile['layers'] {
  try {
    return new VectorTile(new PbfReader(bytes)).layers;
  } catch {
    return {};
  }
}

function trace(context: OffscreenCanvasRenderingContext2D, feature: VectorTileFeature, scale: number): void {
  context.beginPath();
  for (const line of feature.loadGeometry())
    line.forEach(({ x, y }, i) => {
      if (i === 0) context.moveTo(x * scale, y * scale);
      else context.lineTo(x * scale, y * scale);
    });
}

/** A picture made for bright paper, as a grey ground of this theme: without hue, and dark at night. */
export async function paintRasterTile(
  canvas: OffscreenCanvas,
  bytes: Uint8Array,
  theme: MapTheme,
): Promise<void> {
  const context = canvas.getContext('2d');
  if (!context) return;
  try {
    const picture = await createImageBitmap(new Blob([bytes.slice().buffer]));
    context.filter = isDark(theme.land)
      ? 'grayscale(1) invert(1) brightness(0.55) contrast(0.8)'
      : 'grayscale(1) contrast(0.7)';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  } catch {
    context.clearRect(0, 0, canvas.width, canvas.height);
  }
}

/** Of a colour written `#rrggbb`. */
const isDark = (colour: string): boolean => Number.parseInt(colour.slice(1, 3), 16) < 0x80;
