import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { noon, pipelineOn } from '../../tests/support/server-builders.ts';
import { openDatabase } from '../database/database.ts';
import { startDemoSimulator } from './demo-simulator.ts';

it('keeps a demo world through a database that is away: a tick that fails is a line in the log, and no end', async () => {
  const database = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
  const log = pino({ level: 'silent' });
  const told = vi.spyOn(log, 'error');
  const stop = startDemoSimulator({
    database,
    pipeline: pipelineOn(database),
    clock: () => noon,
    log,
    seed: 'x',
  });
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(expect.anything(), 'the demo world stumbled'));
  await stop();
  await database.close();
});
