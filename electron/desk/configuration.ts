import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { GroundSettings } from './map/ground-source.ts';

const directoryRule = 'must name the directory this desk keeps its data in';
const tileUrlRule = 'must be the address of a tile server, as https://tiles.example.net/{z}/{x}/{y}.png';
const isTileUrl = (text: string) =>
  /^https?:\/\//.test(text) && ['{z}', '{x}', '{y}'].every((part) => text.includes(part));
const nameRule = 'must have 1 to 100 characters';

/**
 * The environment of every process that holds a desk. Each variable says its rule itself, to be read after its name:
 * the schema's own words are for who wrote it, not for who starts a desk.
 */
export const deskEnvironment = {
  AGLIS_SERVER_URL: z.url({
    protocol: /^https?$/,
    error: 'must be the address of the server, as http://127.0.0.1:7400',
  }),
  AGLIS_DATA_DIR: z.string(directoryRule).min(1, directoryRule),
  AGLIS_DESK_NAME: z.string().min(1, nameRule).max(100, nameRule).default(hostname()),
  AGLIS_MAP_PMTILES: z.string().min(1, 'must name a PMTiles file on this machine').optional(),
  AGLIS_MAP_TILES: z.string().refine(isTileUrl, tileUrlRule).optional(),
  AGLIS_MAP_ATTRIBUTION: z.string().max(200, 'must have at most 200 characters').optional(),
  AGLIS_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
};
const deskEnvironmentSchema = z.object(deskEnvironment);

export type DeskConfiguration = {
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly deskName: string;
  readonly map: GroundSettings;
  readonly logLevel: string;
};

export const toDeskConfiguration = (
  environment: z.infer<typeof deskEnvironmentSchema>,
): DeskConfiguration => ({
  serverUrl: environment.AGLIS_SERVER_URL,
  dataDirectory: resolve(environment.AGLIS_DATA_DIR),
  deskName: environment.AGLIS_DESK_NAME,
  map: {
    file: environment.AGLIS_MAP_PMTILES ? resolve(environment.AGLIS_MAP_PMTILES) : null,
    url: environment.AGLIS_MAP_TILES ?? null,
    attribution: environment.AGLIS_MAP_ATTRIBUTION ?? null,
  },
  logLevel: environment.AGLIS_LOG_LEVEL,
});

/** @throws Error with one sentence that names the variable */
export function parseEnvironment<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  const given = environment[name];
  const found = given === undefined ? '; it is not set' : `, not ${JSON.stringify(given)}`;
  throw new Error(`${name} ${issue?.message}${found}.`);
}

export const readDeskConfiguration = (environment: NodeJS.ProcessEnv): DeskConfiguration =>
  toDeskConfiguration(parseEnvironment(deskEnvironmentSchema, environment));
