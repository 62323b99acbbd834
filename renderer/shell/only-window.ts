import { useEffect, useState } from 'react';

/**
 * Whether this window is the one of its desk that does something for all of them; when it closes, another takes over.
 * @param lockName of what is done
 * @param isAble whether this window could do it; one that no longer can gives way to the others
 */
export function useOnlyWindow(lockName: string, isAble = true): boolean {
  const [isOnly, setOnly] = useState(false);
  useEffect(() => {
    if (!isAble) return;
    const stop = new AbortController();
    let release: () => void = () => undefined;
    navigator.locks
      ?.request(lockName, { signal: stop.signal }, () => {
        // Granted as it gave up: held now, it would be held by nobody for good.
        if (stop.signal.aborted) return undefined;
        setOnly(true);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      // Given up while it waited.
      .catch(() => undefined);
    return () => {
      setOnly(false);
      stop.abort();
      release();
    };
  }, [lockName, isAble]);
  return isOnly;
}
