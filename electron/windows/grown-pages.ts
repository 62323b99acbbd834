/** A page as the watch sees it. */
export type WatchedPage = {
  readonly id: string;
  readonly memoryMb: number;
  /** Without chrome: nobody types into it. */
  readonly isKiosk: boolean;
  /** It is being arranged, and a reload would lose the draft. */
  readonly isEdited: boolean;
  readonly reloadedAtMs: number | null;
};

/** A page that is over the limit when it has just been reloaded is so by what it shows: a loop would help nobody. */
const againAfterMs = 30 * 60_000;
/** Since anybody touched this machine. */
const quietSeconds = 60;

/** Which pages to reload now: those grown beyond the limit, at a moment when nobody is at work in them. */
export const pagesToReload = (
  pages: readonly WatchedPage[],
  {
    limitMb,
    idleSeconds,
    nowMs,
  }: { readonly limitMb: number; readonly idleSeconds: number; readonly nowMs: number },
): readonly string[] =>
  pages
    .filter(({ memoryMb }) => memoryMb > limitMb)
    .filter(({ reloadedAtMs }) => reloadedAtMs === null || nowMs - reloadedAtMs >= againAfterMs)
    .filter(({ isKiosk, isEdited }) => isKiosk || (!isEdited && idleSeconds >= quietSeconds))
    .map(({ id }) => id);
