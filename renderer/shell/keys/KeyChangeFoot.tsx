import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../design/Kbd.tsx';
import { isChanged, keysOfPerson } from './key-choices.ts';
import { type ShortcutId, shortcutCatalogue, shortcutIds } from './shortcut-catalogue.ts';
import { shownKeys } from './shown-keys.ts';
import type { Changing, KeyChanging } from './use-key-change.ts';

type KeyChangeFootProps = {
  readonly changing: KeyChanging;
  readonly onSettled: (id: ShortcutId) => void;
};

/** What happens to the chosen line, and what may be done about it. */
export function KeyChangeFoot({ changing, onSettled }: KeyChangeFootProps) {
  const { changing: current, choices, resetAll } = changing;
  const { t } = useTranslation();
  const hasChanged = shortcutIds.some((id) => isChanged(choices, id));
  return (
    <footer className="key-foot">
      <p role="status" data-problem={(current && current.kind !== 'listening') || undefined}>
        <Sentence current={current} />
      </p>
      {current?.kind === 'taken' ? (
        <Agreement changing={changing} current={current} onSettled={onSettled} />
      ) : current ? (
        <Listening changing={changing} current={current} />
      ) : (
        <button type="button" disabled={!hasChanged} onClick={resetAll}>
          {t('keys.resetAll')}
        </button>
      )}
    </footer>
  );
}

function Sentence({ current }: { readonly current: Changing | null }) {
  const { t } = useTranslation();
  const labelOf = (id: ShortcutId) => t(shortcutCatalogue[id].label as string);
  switch (current?.kind) {
    case undefined:
      return t('keys.hint');
    case 'listening':
      return t('keys.listen', { label: labelOf(current.id) });
    case 'reserved':
      return t('keys.reserved', { keys: shownKeys(current.keys) });
    case 'taken':
      return t('keys.taken', { keys: shownKeys(current.keys), label: labelOf(current.by) });
  }
}

type PartProps = { readonly changing: KeyChanging; readonly current: Changing };

/** Beside a key that is waited for: to take it away, to have the usual one again, or to leave it. */
function Listening({ changing: { choices, give, reset, leave }, current: { id } }: PartProps) {
  const { t } = useTranslation();
  // A press would take the focus from the line, and the line would listen no more before the click arrives.
  const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();
  return (
    <span className="key-acts">
      {isChanged(choices, id) && (
        <button type="button" onPointerDown={keepFocus} onMouseDown={keepFocus} onClick={() => reset(id)}>
          {t('keys.reset')}
        </button>
      )}
      {keysOfPerson(choices, id) !== null && (
        <button
          type="button"
          onPointerDown={keepFocus}
          onMouseDown={keepFocus}
          onClick={() => give(id, null)}
        >
          {t('keys.remove')}
        </button>
      )}
      <button type="button" onPointerDown={keepFocus} onMouseDown={keepFocus} onClick={leave}>
        <Kbd>Esc</Kbd> {t('keys.cancel')}
      </button>
    </span>
  );
}

/** Two things on one key: they change keys, or nothing changes. */
function Agreement({
  changing: { swap, leave },
  current: { id },
  onSettled,
}: PartProps & Pick<KeyChangeFootProps, 'onSettled'>) {
  const { t } = useTranslation();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const settle = (act: () => void) => () => {
    act();
    onSettled(id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc pressed on either button means the second one
    <span
      className="key-acts"
      onKeyDown={(event) => {
        if (event.key === 'Escape') settle(leave)();
      }}
    >
      <button ref={first} type="button" data-mantine-stop-propagation="true" onClick={settle(swap)}>
        <Kbd>Enter</Kbd> {t('keys.swap')}
      </button>
      <button type="button" data-mantine-stop-propagation="true" onClick={settle(leave)}>
        <Kbd>Esc</Kbd> {t('keys.keep')}
      </button>
    </span>
  );
}
