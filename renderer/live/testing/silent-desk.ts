import type { DeskApi } from '../desk-api.ts';

const never = () => new Promise<never>(() => undefined);
const stop = () => undefined;

/** A desk that answers nothing; a test gives the answers it is about. */
export const silentDesk = (answers: Partial<DeskApi> = {}): DeskApi => ({
  watchSession: () => stop,
  signIn: never,
  signOut: never,
  leftBehind: never,
  watchPairing: () => stop,
  approveDisplay: never,
  revokeDisplay: never,
  watchLive: () => stop,
  acknowledge: stop,
  submit: never,
  dismiss: never,
  redo: never,
  query: never,
  mapGround: never,
  mapTile: never,
  watchPreferences: () => stop,
  changePreferences: never,
  ...answers,
});
