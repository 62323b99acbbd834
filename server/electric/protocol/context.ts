import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import type { ElectricBounds, ElectricLog } from '../options.ts';
import type { StreamStatus } from '../postgres/replicator.ts';
import type { Shape } from '../shapes/shape.ts';
import type { ShapeDefinition } from '../shapes/shape-definition.ts';
import type { ShapeRegistry } from '../shapes/shape-registry.ts';
import type { ShapeSource } from '../shapes/shape-source.ts';
import type { ShapeRequest } from './shape-request.ts';

/** What answering needs of the engine. */
export type ProtocolContext = {
  readonly bounds: ElectricBounds;
  readonly source: ShapeSource;
  readonly registry: ShapeRegistry;
  readonly pool: Pool;
  /** The commit LSN of the last transaction that is in every shape. */
  readonly lastSeen: () => bigint;
  readonly streamStatus: () => StreamStatus;
  /** Aborted when the engine stops. */
  readonly stopping: AbortSignal;
  readonly log: ElectricLog;
};

/** One request for one shape. */
export type Exchange = {
  readonly context: ProtocolContext;
  readonly shape: Shape;
  readonly definition: ShapeDefinition;
  readonly asked: ShapeRequest;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the client has gone or the engine stops. */
  readonly signal: AbortSignal;
};
