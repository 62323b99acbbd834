import { app, type BrowserWindow, powerMonitor } from 'electron';
import { isEditHash } from '../pages/board-hash.ts';
import { pagesToReload, type WatchedPage } from './grown-pages.ts';
import type { SavedWindow } from './layout.ts';
import { isKioskWindow } from './saved-window.ts';

type Shown = { readonly window: BrowserWindow; readonly saved: SavedWindow };

const lookEveryMs = 10_000;
const kilobytesInMb = 1024;

/** A board stays open for weeks. One that has grown beyond the limit is reloaded; console and dispatch board are a person's own. */
export function watchMemory(shown: ReadonlyMap<string, Shown>, limitMb: number): void {
  const reloadedAtMs = new WeakMap<BrowserWindow, number>();
  setInterval(() => {
    const memoryMb = memoryByProcess();
    const pages = [...shown].flatMap(
      ([
        id,
        {
          window,
          saved: { shows },
        },
      ]): WatchedPage[] => {
        if (shows.kind !== 'board') return [];
        return [
          {
            id,
            memoryMb: memoryMb.get(window.webContents.getOSProcessId()) ?? 0,
            isKiosk: isKioskWindow(shows),
            isEdited: isEditHash(shows.hash),
            reloadedAtMs: reloadedAtMs.get(window) ?? null,
          },
        ];
      },
    );
    const now = { limitMb, idleSeconds: powerMonitor.getSystemIdleTime(), nowMs: performance.now() };
    for (const id of pagesToReload(pages, now)) {
      const window = shown.get(id)?.window;
      if (!window) continue;
      reloadedAtMs.set(window, now.nowMs);
      window.webContents.reload();
    }
  }, lookEveryMs).unref();
}

const memoryByProcess = (): ReadonlyMap<number, number> =>
  new Map(app.getAppMetrics().map(({ pid, memory }) => [pid, memory.workingSetSize / kilobytesInMb]));
