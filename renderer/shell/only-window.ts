import { useEffect, useState } from 'react';

/**
 * Whether this window is the one of its desk that does something for all of them; when it closes, another takes over.
 * @param lockName of what is done
 */
export function useOnlyWindow(lockName: string): boolean {
  const [isOnly, setOnly] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let release: () => void = () => undefined;
    navigator.locks
      ?.request(lockName, { signal: stop.signal }, () => {
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
  }, [lockName]);
  return isOnly;
}
