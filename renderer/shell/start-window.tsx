import { MantineProvider } from '@mantine/core';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../design/global.css';
import '../design/mantine.css';
import '../design/primitives.css';
import '../design/counter.css';
import '../design/tile-state.css';
import { mantineTheme, mantineVariables } from '../design/mantine-theme.ts';
import { SeveritySprite } from '../design/Severity.tsx';
import { createDeskClient, deskLink } from '../live/desk-client.ts';
import { createRoom } from '../live/room.ts';
import { RoomClock } from '../live/room-clock.ts';
import { RoomProvider } from '../live/room-context.tsx';
import { watchRoom } from '../live/watch-room.ts';
import { createTranslations } from './i18n.ts';
import { createIntent, IntentProvider, type IntentStore } from './intent.ts';
import './shell.css';
import { listenToKeys, Shortcuts, ShortcutsProvider } from './shortcuts.tsx';

/**
 * The composition root of every window: the only place that knows the wall clock and the wire.
 * @param content what the window shows, over a room of its own
 * @returns what the person in this window means to look at
 */
export function startWindow(host: HTMLElement, content: ReactNode): IntentStore {
  const windowId = crypto.randomUUID();
  const room = createRoom({
    desk: createDeskClient(deskLink(window)),
    clock: new RoomClock(() => Date.now()),
    windowId,
    view: window,
    newId: () => crypto.randomUUID(),
  });
  const shortcuts = new Shortcuts();
  const intent = createIntent();
  watchRoom(room, windowId, window);
  listenToKeys(shortcuts, window);

  createRoot(host).render(
    <StrictMode>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme="dark">
        <I18nextProvider i18n={createTranslations('id')}>
          <RoomProvider value={room}>
            <IntentProvider value={intent}>
              <ShortcutsProvider value={shortcuts}>
                <SeveritySprite />
                {content}
              </ShortcutsProvider>
            </IntentProvider>
          </RoomProvider>
        </I18nextProvider>
      </MantineProvider>
    </StrictMode>,
  );
  return intent;
}
