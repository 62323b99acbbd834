import { app } from 'electron';
import { z } from 'zod';

const calledSchema = z.object({ isSupervised: z.boolean() });

/**
 * @param isSupervised a supervisor tries again every few seconds, and is not a person who wants to see the first one
 * @returns false in a second instance, which must leave: the first one shows itself instead
 */
export function isFirstInstance(isSupervised: boolean, showAgain: () => void): boolean {
  if (!app.requestSingleInstanceLock({ isSupervised })) return false;
  app.on('second-instance', (_event, _argv, _directory, called) => {
    if (!calledSchema.safeParse(called).data?.isSupervised) showAgain();
  });
  return true;
}
