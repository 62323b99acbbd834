import { useEffect, useMemo, useState } from 'react';
import { type Playlist, readPlaylist } from '../../features/boards/index.ts';

/** The address says what is shown, and changes under the window when somebody arranges it anew. */
export function usePlaylist(): Playlist {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const read = () => setHash(window.location.hash);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return useMemo(() => readPlaylist(hash), [hash]);
}
