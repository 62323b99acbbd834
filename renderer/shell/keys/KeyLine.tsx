import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../design/Kbd.tsx';
import { keysOf } from '../shortcuts.tsx';
import { isChanged, isFixed, keysOfPerson, usualKeys } from './key-choices.ts';
import { type ShortcutId, shortcutCatalogue } from './shortcut-catalogue.ts';
import { shownKeys } from './shown-keys.ts';
import type { KeyChanging } from './use-key-change.ts';

type KeyLineProps = {
  readonly id: ShortcutId;
  readonly isPossible: boolean;
  readonly changing: KeyChanging;
};

const modifiers: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** One shortcut beside its key. Pressed, it waits for the key it is to have. */
export function KeyLine({
  id,
  isPossible,
  changing: { choices, changing, begin, leave, give },
}: KeyLineProps) {
  const { t } = useTranslation();
  const label = t(shortcutCatalogue[id].label as string);
  const isListening = changing?.id === id && changing.kind !== 'taken';
  const listen = (event: KeyboardEvent<HTMLButtonElement>) => {
    // The press that began it may still be held.
    if (!isListening || event.repeat || modifiers.has(event.key) || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') leave();
    else give(id, keysOf(event.nativeEvent));
  };
  const words = (
    <>
      <span className="key-place">
        <KeyOf keys={keysOfPerson(choices, id)} isListening={isListening} />
      </span>
      <span className="key-label">{label}</span>
      {isChanged(choices, id) && <Usual keys={usualKeys(id)} />}
    </>
  );
  if (isFixed(id))
    return (
      <li className="key-line" data-off={!isPossible || undefined}>
        {words}
        <span className="key-usual">{t('keys.fixed')}</span>
      </li>
    );
  return (
    <li data-off={!isPossible || undefined}>
      <button
        type="button"
        className="key-line"
        data-shortcut={id}
        data-listening={changing?.id === id || undefined}
        // Esc ends the listening; the sheet stays.
        data-mantine-stop-propagation={isListening || undefined}
        aria-description={t('keys.change', { label })}
        onClick={() => begin(id)}
        onKeyDown={listen}
        onBlur={() => isListening && leave()}
      >
        {words}
      </button>
    </li>
  );
}

function KeyOf({ keys, isListening }: { readonly keys: string | null; readonly isListening: boolean }) {
  if (isListening) return <Kbd>…</Kbd>;
  if (keys === null) return <i className="key-none">—</i>;
  // What stands here is what the line is about, so it is read out, unlike a key beside a button.
  return (
    <>
      <Kbd>{shownKeys(keys)}</Kbd>
      <span className="visually-hidden">{shownKeys(keys)}</span>
    </>
  );
}

function Usual({ keys }: { readonly keys: string | null }) {
  const { t } = useTranslation();
  const shown = keys === null ? t('keys.none') : shownKeys(keys);
  return <span className="key-usual">{t('keys.usual', { keys: shown })}</span>;
}
