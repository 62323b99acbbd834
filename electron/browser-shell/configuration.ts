import { z } from 'zod';
import {
  type DeskConfiguration,
  deskEnvironment,
  parseEnvironment,
  toDeskConfiguration,
} from '../desk/configuration.ts';

const environmentSchema = z.object({
  ...deskEnvironment,
  AGLIS_DESK_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number')
    .default(0),
});

/** `port` 0 takes any free one. */
export type Configuration = DeskConfiguration & { readonly port: number };

/** @throws Error with one sentence that names the variable */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const parsed = parseEnvironment(environmentSchema, environment);
  return { ...toDeskConfiguration(parsed), port: parsed.AGLIS_DESK_PORT };
}
