import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The environment of every process that holds a desk. */
export const deskEnvironment = {
  AGLIS_SERVER_URL: z.url({ protocol: /^https?$/, error: 'must be the http address of the server' }),
  AGLIS_DATA_DIR: z.string({ error: 'must name the directory this desk keeps its data in' }).min(1),
  AGLIS_DESK_NAME: z.string().min(1).max(100).default(hostname()),
  AGLIS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
};
const deskEnvironmentSchema = z.object(deskEnvironment);

export type DeskConfiguration = {
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly deskName: string;
  readonly logLevel: string;
};

export const toDeskConfiguration = (
  environment: z.infer<typeof deskEnvironmentSchema>,
): DeskConfiguration => ({
  serverUrl: environment.AGLIS_SERVER_URL,
  dataDirectory: resolve(environment.AGLIS_DATA_DIR),
  deskName: environment.AGLIS_DESK_NAME,
  logLevel: environment.AGLIS_LOG_LEVEL,
});

/** @throws Error with one sentence that names the variable */
export function parseEnvironment<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') ?? 'The environment'} ${issue?.message ?? 'is invalid'}.`);
}

export const readDeskConfiguration = (environment: NodeJS.ProcessEnv): DeskConfiguration =>
  toDeskConfiguration(parseEnvironment(deskEnvironmentSchema, environment));
