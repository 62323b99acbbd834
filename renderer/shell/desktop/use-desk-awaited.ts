import { useEffect, useState } from 'react';
import { z } from 'zod';

/** As the preload posts it: whenever the desk is gone, and with each vain question for it. */
const toldSchema = z.object({ kind: z.literal('desk:port'), awaited: z.string().nullable() });

/** Why there is no desk and what is waited for, in Electron's own words; null while there is one, and in a browser. */
export function useDeskAwaited(): string | null {
  const [awaited, setAwaited] = useState<string | null>(null);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const told = source === window ? toldSchema.safeParse(data) : null;
      if (told?.success) setAwaited(told.data.awaited);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return awaited;
}
