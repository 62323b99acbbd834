import type { Preferences } from '../../../shared/contracts/live.ts';

/** Whether this workstation wants notifications and its browser lets the page show them. */
export const canNotify = ({ notices }: Pick<Preferences, 'notices'>): boolean =>
  notices && 'Notification' in window && Notification.permission === 'granted';

/** Browsers ask the person, once, and only when the person has just pressed something. @returns the answer */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  return (await Notification.requestPermission()) === 'granted';
}
