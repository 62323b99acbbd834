import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { onTestFinished, vi } from 'vitest';
import { defaultPreferences, type LiveEntities, type LiveName } from '../../../shared/contracts/live.ts';
import type { Principal, Role } from '../../../shared/domain/identity/principal.ts';
import { accountIdSchema } from '../../../shared/kernel/ids.ts';
import { type Mounted, mount } from '../../design/testing/mount.tsx';
import type { DeskApi } from '../../live/desk-api.ts';
import { createRoom, type RoomParts } from '../../live/room.ts';
import { RoomClock } from '../../live/room-clock.ts';
import { RoomProvider } from '../../live/room-context.tsx';
import { silentDesk } from '../../live/testing/silent-desk.ts';
import { noon, uuid } from '../../live/testing/ticket-builder.ts';
import { createTranslations } from '../i18n.ts';
import { createIntent, IntentProvider } from '../intent.ts';
import { AppearanceProvider } from '../preferences.tsx';
import { SessionGate } from '../session.tsx';
import { Shortcuts, ShortcutsProvider } from '../shortcuts.tsx';

const rina = (role: Role): Principal => ({
  accountId: accountIdSchema.parse(uuid(9001)),
  username: 'rina',
  displayName: 'Rina Kartika',
  role,
  technicianId: null,
});

type ScreenOptions = {
  readonly desk?: Partial<DeskApi>;
  /** Null while nobody is signed in; then only `signIn` is drawn. */
  readonly role?: Role | null;
  readonly signIn?: ReactNode;
  /** What was kept of the people, in a room that stands at a moment of the past. */
  readonly past?: RoomParts['past'];
};

/** A page in jsdom with everything around its parts that the console has, in Indonesian, at noon. */
export function openScreen({ desk = {}, role = 'operator', signIn = null, past }: ScreenOptions = {}) {
  standInForLayout();
  let ids = 100;
  const room = createRoom({
    desk: silentDesk({
      watchPreferences(onPreferences) {
        onPreferences({ ...defaultPreferences, theme: 'night', typeScale: 1 });
        return () => undefined;
      },
      watchSession(onSession) {
        onSession(role ? { kind: 'signed-in', principal: rina(role) } : { kind: 'signed-out', ended: null });
        return () => undefined;
      },
      ...desk,
    }),
    clock: new RoomClock(() => noon),
    windowId: 'w',
    view: window,
    newId: () => uuid(ids++),
    ...(past ? { past } : {}),
  });
  const intent = createIntent();
  let sequence = 0;
  let mounted: Mounted | null = null;
  onTestFinished(() => mounted?.unmount());

  const receive = (change: object) =>
    act(() => {
      room.store.receive({
        kind: 'changes',
        sequence: sequence++,
        changes: [change] as never,
        moreFollows: false,
      });
      room.store.flush();
    });

  return {
    room,
    intent,
    put: <Name extends LiveName>(entity: Name, key: string, value: LiveEntities[Name]) =>
      receive({ entity, op: 'put', key, value }),
    remove: (entity: LiveName, key: string) => receive({ entity, op: 'delete', key }),
    /** Draws, or draws something else in the same place. */
    async draw(children: ReactNode) {
      const page = (
        <MantineProvider>
          <I18nextProvider i18n={createTranslations('id')}>
            <RoomProvider value={room}>
              <IntentProvider value={intent}>
                <ShortcutsProvider value={new Shortcuts()}>
                  <AppearanceProvider>
                    <SessionGate signIn={signIn}>{children}</SessionGate>
                  </AppearanceProvider>
                </ShortcutsProvider>
              </IntentProvider>
            </RoomProvider>
          </I18nextProvider>
        </MantineProvider>
      );
      if (mounted) mounted.show(page);
      else mounted = mount(page);
      await settled();
    },
  };
}

/** Until what was asked for has been answered and drawn. */
export const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

/** Presses the button of these words, wherever it stands. */
export async function pressButton(words: string | RegExp): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
    typeof words === 'string' ? textContent === words : words.test(textContent),
  );
  if (!button) throw new Error(`No button says ${words}`);
  act(() => button.click());
  await settled();
}

/** Writes into a field as a person does: React hears the browser's own event. */
export function write(field: Element | null, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** jsdom has no layout: nothing matches a media query and nothing changes its size. */
function standInForLayout(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView ??= () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  onTestFinished(() => void vi.unstubAllGlobals());
}
