export { createElectric, type ElectricEngine, type ElectricStatus } from './electric-engine.ts';
export type { ElectricBounds, ElectricLog, ElectricOptions, LogEntry } from './options.ts';
export type { ShapeDefinition } from './shapes/shape-definition.ts';
