import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type Desktop, desktopSchema } from '../../../shared/contracts/desktop.ts';
import { desktopShell } from '../desktop-shell.ts';

/** As the preload posts it. */
const toldSchema = z.object({ kind: z.literal('desktop:told'), desktop: desktopSchema });

/** The displays and windows of this workstation; null in a browser, which tells a page of no display but its own. */
export function useDesktop(): Desktop | null {
  const [desktop, setDesktop] = useState<Desktop | null>(null);
  useEffect(() => {
    const shell = desktopShell();
    if (!shell) return;
    const hear = ({ source, data }: MessageEvent) => {
      const told = source === window ? toldSchema.safeParse(data) : null;
      if (told?.success) setDesktop(told.data.desktop);
    };
    window.addEventListener('message', hear);
    shell.askDesktop();
    return () => window.removeEventListener('message', hear);
  }, []);
  return desktop;
}
