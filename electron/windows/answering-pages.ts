import type { BrowserWindow, WebContents } from 'electron';
import { pagePrintingChannel } from '../ipc/channels.ts';
import { listenToPages } from '../ipc/listen.ts';

/*
 * Electron's own event `unresponsive` comes only when a page leaves a key or a click unanswered, and nobody touches a
 * wall. So every page is asked.
 */
const askEveryMs = 2500;
/** Ten seconds of the machine awake: while it sleeps nothing is counted. */
const silencesAllowed = 4;

/** A page that has not answered for ten seconds is ended; what restores crashed pages brings it back. */
export function endSilentPages(windows: () => readonly BrowserWindow[]): void {
  const silences = new WeakMap<WebContents, number>();
  const printing = new WeakSet<WebContents>();
  listenToPages(pagePrintingChannel, ({ sender }, isPrinting) => {
    if (isPrinting) printing.add(sender);
    else printing.delete(sender);
  });
  const ask = (contents: WebContents) => {
    const silent = silences.get(contents) ?? 0;
    if (isAnew(contents)) printing.delete(contents);
    if (!canAnswer(contents) || printing.has(contents)) silences.delete(contents);
    else if (silent >= silencesAllowed) {
      silences.delete(contents);
      contents.forcefullyCrashRenderer();
    } else {
      silences.set(contents, silent + 1);
      if (silent === 0)
        contents.executeJavaScript('0').then(
          () => silences.delete(contents),
          () => silences.delete(contents),
        );
    }
  };
  setInterval(() => {
    for (const { webContents } of windows()) ask(webContents);
  }, askEveryMs).unref();
}

/** Gone, or on its way to being another page: it will not say that its dialog was closed. */
const isAnew = (contents: WebContents): boolean =>
  contents.isDestroyed() || contents.isCrashed() || contents.isLoadingMainFrame();

/** A page that is loading or is being debugged is silent for a good reason. */
const canAnswer = (contents: WebContents): boolean => !isAnew(contents) && !contents.isDevToolsOpened();
