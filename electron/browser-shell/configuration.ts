import { z } from 'zod';
import {
  type DeskConfiguration,
  deskEnvironment,
  parseEnvironment,
  toDeskConfiguration,
} from '../desk/configuration.ts';

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

const environmentSchema = z.object({
  ...deskEnvironment,
  AGLIS_DESK_PORT: z
    .string()
    .refine(isPort, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(0),
  AGLIS_STOP_WITH_PARENT: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
});

export type Configuration = DeskConfiguration & {
  /** 0 takes any free one. */
  readonly port: number;
  /** A parent that was killed says so only by the end of the pipe to this process. */
  readonly ends: 'when told' | 'with its standard input';
};

/** @throws Error with one sentence that names the variable */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const parsed = parseEnvironment(environmentSchema, environment);
  return {
    ...toDeskConfiguration(parsed),
    port: parsed.AGLIS_DESK_PORT,
    ends: parsed.AGLIS_STOP_WITH_PARENT === '1' ? 'with its standard input' : 'when told',
  };
}
