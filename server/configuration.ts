import { z } from 'zod';
import { type Priority, prioritySchema } from '../shared/domain/sla/sla-policy.ts';
import { ExplainedError } from '../shared/kernel/explained-error.ts';
import {
  type RoutingConfiguration,
  routingEnvironment,
  routingFault,
  toRoutingConfiguration,
} from './routing-configuration.ts';

const flag = z
  .enum(['0', '1'], 'it must be 0 or 1')
  .default('0')
  .transform((value) => value === '1');

const environmentSchema = z
  .object({
    /** Where the embedded database, the shape log and the first password are kept. */
    AGLIS_DATA_DIR: z.string().min(1).default('data'),
    AGLIS_SERVER_HOST: z.string().min(1).default('127.0.0.1'),
    AGLIS_SERVER_PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'it must be a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'it must be a whole number from 0 to 65535')
      .prefault('7400'),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'it must be a URL that begins with postgres://' })
      .optional(),
    ELECTRIC_URL: z
      .url({ protocol: /^https?$/, error: 'it must be a URL that begins with http:// or https://' })
      .optional(),
    /** Fill the demo world on first run, and keep it alive. */
    AGLIS_DEMO: flag,
    AGLIS_DEMO_SIZE: z.enum(['full', 'small']).default('full'),
    /** Off for tests and benchmarks that need a world that stands still. */
    AGLIS_DEMO_SIMULATE: flag.prefault('1'),
    /** The lowest priority of tickets that are given to technicians without being asked. */
    AGLIS_AUTO_ASSIGN: z.enum(['none', ...prioritySchema.options]).default('none'),
    AGLIS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    /** A VROOM server; its query, if any, goes with every request. */
    AGLIS_VROOM_URL: z
      .url({ protocol: /^https?$/, error: 'it must be a URL that begins with http:// or https://' })
      .optional(),
    ...routingEnvironment,
  })
  .superRefine((values, context) => {
    const fault = routingFault(values);
    if (fault) context.addIssue({ code: 'custom', path: [fault.variable], message: fault.sentence });
  });

export type Configuration = {
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly electricUrl: string | null;
  readonly demo:
    | { readonly kind: 'none' }
    | { readonly kind: 'demo'; readonly size: 'full' | 'small'; readonly simulate: boolean };
  /** Null while a person gives every ticket. */
  readonly autoAssign: Priority | null;
  readonly logLevel: string;
  readonly routing: RoutingConfiguration;
  /** Who may be asked to plan a day in our place; null for nobody. */
  readonly vroomUrl: string | null;
};

/** Reads the environment once. @throws ExplainedError naming the variable that is wrong. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ExplainedError(
      `The environment variable ${issue?.path.join('.')} is wrong: ${issue?.message}.`,
    );
  }
  const values = parsed.data;
  return {
    dataDirectory: values.AGLIS_DATA_DIR,
    host: values.AGLIS_SERVER_HOST,
    port: values.AGLIS_SERVER_PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    electricUrl: values.ELECTRIC_URL ?? null,
    demo: values.AGLIS_DEMO
      ? { kind: 'demo', size: values.AGLIS_DEMO_SIZE, simulate: values.AGLIS_DEMO_SIMULATE }
      : { kind: 'none' },
    autoAssign: values.AGLIS_AUTO_ASSIGN === 'none' ? null : values.AGLIS_AUTO_ASSIGN,
    logLevel: values.AGLIS_LOG_LEVEL,
    routing: toRoutingConfiguration(values),
    vroomUrl: values.AGLIS_VROOM_URL ?? null,
  };
}
