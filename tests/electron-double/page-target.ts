import type { Bounds } from './bounds.ts';
import type { Chromium } from './chromium.ts';
import type { ProtocolSession } from './debugging-protocol.ts';
import { preloadBinding, preloadWorld } from './page-worlds.ts';

export type PageTarget = {
  readonly session: ProtocolSession;
  readonly targetId: string;
  readonly windowId: number;
  /** Places the window so that its page fills these bounds: Chromium's own bars come on top of them. */
  place(bounds: Bounds): Promise<void>;
  close(): Promise<void>;
};

/** An empty page in a window of its own. Nothing of it is heard before `watchTarget`. */
export async function openTarget({ browser, session }: Chromium, bounds: Bounds): Promise<PageTarget> {
  const { x, y, width, height } = bounds;
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    left: x,
    top: y,
    width,
    height,
  });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  return {
    session: session(sessionId),
    targetId,
    windowId,
    async place(wanted) {
      await browser.send('Browser.setWindowBounds', { windowId, bounds: { left: wanted.x, top: wanted.y } });
      await browser.send('Browser.setContentsSize', { windowId, width: wanted.width, height: wanted.height });
    },
    close: async () => void (await browser.send('Target.closeTarget', { targetId })),
  };
}

/** Events flow, requests wait for an answer, and every document from here on runs these scripts first. */
export async function watchTarget(
  { session }: PageTarget,
  scripts: { readonly mainWorld: string; readonly preloadWorld: string },
): Promise<void> {
  await Promise.all([
    session.send('Page.enable'),
    session.send('Inspector.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: preloadBinding, executionContextName: preloadWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preloadWorld,
      worldName: preloadWorld,
    }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ]);
}

/** A window that a page opened by a link is closed before it loads anything: its page was told `deny`. */
export async function closePopups({ browser }: Chromium): Promise<void> {
  browser.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type !== 'page' || !targetInfo.openerId) return;
    browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
}
