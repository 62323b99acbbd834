import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../design/global.css';
import '../../design/mantine.css';
import '../../design/primitives.css';
import '../../design/counter.css';
import '../../design/tile-state.css';
import { mantineTheme, mantineVariables } from '../../design/mantine-theme.ts';
import { SeveritySprite } from '../../design/Severity.tsx';
import { createDeskClient, deskLink } from '../../live/desk-client.ts';
import { createRoom } from '../../live/room.ts';
import { RoomClock } from '../../live/room-clock.ts';
import { RoomProvider } from '../../live/room-context.tsx';
import { watchRoom } from '../../live/watch-room.ts';
import { createTranslations } from '../../shell/i18n.ts';
import { createIntent, IntentProvider } from '../../shell/intent.ts';
import { AppearanceProvider } from '../../shell/preferences.tsx';
import { SessionGate } from '../../shell/session.tsx';
import '../../shell/shell.css';
import { SignIn } from '../../shell/SignIn.tsx';
import { listenToKeys, Shortcuts, ShortcutsProvider } from '../../shell/shortcuts.tsx';
import { Console } from './Console.tsx';

/** The composition root of the operator's console: the only place that knows the wall clock and the wire. */
function start(host: HTMLElement): void {
  const windowId = crypto.randomUUID();
  const room = createRoom({
    desk: createDeskClient(deskLink(window)),
    clock: new RoomClock(() => Date.now()),
    windowId,
    view: window,
    newId: () => crypto.randomUUID(),
  });
  const shortcuts = new Shortcuts();
  watchRoom(room, windowId, window);
  listenToKeys(shortcuts, window);

  createRoot(host).render(
    <StrictMode>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme="dark">
        <I18nextProvider i18n={createTranslations('id')}>
          <RoomProvider value={room}>
            <IntentProvider value={createIntent()}>
              <ShortcutsProvider value={shortcuts}>
                <SeveritySprite />
                <AppearanceProvider>
                  <SessionGate signIn={<SignIn />}>
                    <Console />
                  </SessionGate>
                </AppearanceProvider>
              </ShortcutsProvider>
            </IntentProvider>
          </RoomProvider>
        </I18nextProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

const host = document.getElementById('root');
if (host) start(host);
