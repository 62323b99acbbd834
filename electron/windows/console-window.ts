import type { BrowserWindow } from 'electron';
import { consolePageUrl } from '../pages/page-file.ts';
import { openPageWindow } from './page-window.ts';

export const openConsoleWindow = (preload: string): BrowserWindow =>
  openPageWindow({
    preload,
    url: consolePageUrl,
    look: { width: 1600, height: 900, minWidth: 960, minHeight: 600 },
  });
