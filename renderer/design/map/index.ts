export { type BaseMap, type BaseMapFile, karawangBaseMap, toBaseMap } from './base-map.ts';
export { LiveMap, type LiveMapHandle, type LiveMapProps } from './LiveMap.tsx';
export { type LegendEntry, type LegendSymbol, MapLegend } from './MapLegend.tsx';
export * from './map-model.ts';
export { MapScene, type SceneChange } from './map-scene.ts';
export { type MapTheme, themeFromStyles } from './theme.ts';
export { type MapSceneInput, useMapScene } from './use-map-scene.ts';
