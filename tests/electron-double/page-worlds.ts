import { randomUUID } from 'node:crypto';
import { contextBridgeTo, describeApi } from './page/context-bridge.ts';
import { ipcRendererOver, listenersByChannel } from './page/ipc-renderer.ts';
import { bridgeFromMainWorld, buildApi } from './page/main-world.ts';
import { portsOfPage } from './page/page-ports.ts';
import { keepWorkerFiles, keptHeader } from './page/worker-files.ts';
import { fromWire, toWire } from './wire.ts';

/** The isolated world that a preload runs in, and the function by which it speaks to the double. */
export const preloadWorld = 'electron-double-preload';
export const preloadBinding = 'electronDoubleSay';

const preloadFunctions = [
  toWire,
  fromWire,
  portsOfPage,
  listenersByChannel,
  ipcRendererOver,
  describeApi,
  contextBridgeTo,
];

/**
 * What every document of a page runs first: in the page's own world the near half of `contextBridge`, in the isolated
 * world Electron's page modules and the real preload. The halves meet under a name that no page can guess. The functions
 * are sent as their own source, so they use nothing but each other.
 */
export function pageScripts(
  preload: string,
  everyFrame: boolean,
): { mainWorld: string; preloadWorld: string } {
  const meeting = JSON.stringify(`electron-double-${randomUUID()}`);
  const here = everyFrame ? 'true' : 'window === window.top';
  return {
    mainWorld: `(() => {
      'use strict';
      if (!(${here})) return;
      ${[buildApi, bridgeFromMainWorld, keepWorkerFiles].join('\n')}
      bridgeFromMainWorld(${meeting});
      keepWorkerFiles(${JSON.stringify(keptHeader)});
    })()`,
    preloadWorld: `(() => {
      'use strict';
      if (!(${here})) return;
      ${preloadFunctions.join('\n')}
      const say = (message) => ${preloadBinding}(toWire(message));
      const { ipcRenderer, receive } = ipcRendererOver(say, portsOfPage(say));
      const contextBridge = contextBridgeTo(${meeting});
      globalThis.electronDoubleHear = (texts) => texts.forEach((text) => receive(fromWire(text)));
      addEventListener(${meeting} + '-open', ({ data }) => say({ kind: 'open', ...data }));
      const require = (name) => {
        if (name === 'electron' || name === 'electron/renderer') return { ipcRenderer, contextBridge };
        throw new Error('A sandboxed preload can not require ' + name);
      };
      ((require, module, exports) => {${preload}\n})(require, { exports: {} }, {});
    })()`,
  };
}
