export { type BaseMap, type BaseMapFile, karawangBaseMap, karawangDistricts } from './base-map.ts';
export type { MapHit } from './frame.ts';
export type { GroundTileSource } from './ground-tiles.ts';
export { LiveMap, type LiveMapHandle, type LiveMapProps } from './LiveMap.tsx';
export { type LegendEntry, type LegendSymbol, MapLegend } from './MapLegend.tsx';
export type { MapKey } from './map-input.ts';
export * from './map-model.ts';
export { MapScene, type SceneChange } from './map-scene.ts';
export { countMovers, type MoverCounts } from './mover-states.ts';
