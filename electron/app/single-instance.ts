import { app } from 'electron';

/** @returns false in a second instance, which must leave: the first one shows itself instead */
export function isFirstInstance(showAgain: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', showAgain);
  return true;
}
