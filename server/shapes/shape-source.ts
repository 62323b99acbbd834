import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.ts';
import { createElectric, type ElectricEngine } from '../electric/index.ts';
import { type ElectricServiceStatus, watchElectric } from './electric-watch.ts';
import { askElectric, forwardToElectric } from './forward-to-electric.ts';
import type { ShapeSource } from './gatekeeper.ts';

export type OpenShapeSource = {
  readonly source: ShapeSource;
  status(): ReturnType<ElectricEngine['status']> | ElectricServiceStatus;
  stop(): Promise<void>;
};

type Options = {
  readonly configuration: Pick<Configuration, 'dataDirectory' | 'electricUrl'>;
  readonly connectionString: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Milliseconds until an answer of a real Electric service must begin. */
  readonly answerMs?: number;
};

/** The embedded engine, or a real Electric service when `ELECTRIC_URL` names one. Nothing else knows which. */
export async function openShapeSource(options: Options): Promise<OpenShapeSource> {
  const { configuration, connectionString, log } = options;
  const { electricUrl } = configuration;
  if (electricUrl !== null) return openElectricService(electricUrl, options);
  const engine = createElectric({
    connectionString,
    slotName: 'aglis_electric',
    publicationName: 'aglis_electric',
    dataDirectory: join(configuration.dataDirectory, 'shapes'),
    log: ({ level, event, detail }) => log[level]({ ...detail, event }, event),
  });
  await engine.start();
  return { source: engine.respond, status: engine.status, stop: engine.stop };
}

function openElectricService(electricUrl: string, { answerMs, log }: Options): OpenShapeSource {
  const { failed, status, stop } = watchElectric({
    health: new URL('/v1/health', electricUrl),
    ask: (question, signal) => askElectric(question, signal, answerMs),
    now: Date.now,
    changed(now) {
      if (now.kind === 'down') log.warn(now, 'the Electric service does not give shapes');
      else log.info('the Electric service gives shapes again');
    },
  });
  return {
    source: forwardToElectric(electricUrl, { failed, answerMs }),
    status,
    stop: () => Promise.resolve(stop()),
  };
}
