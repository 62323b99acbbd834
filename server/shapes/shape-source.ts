import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.ts';
import { createElectric, type ElectricEngine } from '../electric/index.ts';
import { forwardToElectric } from './forward-to-electric.ts';
import type { ShapeSource } from './gatekeeper.ts';

export type OpenShapeSource = {
  readonly source: ShapeSource;
  status(): ReturnType<ElectricEngine['status']> | { readonly kind: 'external' };
  stop(): Promise<void>;
};

/** The embedded engine, or a real Electric service when `ELECTRIC_URL` names one. Nothing else knows which. */
export async function openShapeSource(options: {
  readonly configuration: Configuration;
  readonly connectionString: string;
  readonly log: Logger;
}): Promise<OpenShapeSource> {
  const { configuration, connectionString, log } = options;
  if (configuration.electricUrl) {
    const source = forwardToElectric(configuration.electricUrl);
    return { source, status: () => ({ kind: 'external' }), stop: () => Promise.resolve() };
  }
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
