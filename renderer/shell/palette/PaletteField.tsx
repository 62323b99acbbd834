import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

type PaletteFieldProps = {
  readonly text: string;
  /** The line that Enter would choose; null while there is none. */
  readonly activeId: string | null;
  readonly onWrite: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

/** Keeps the focus while keys lead through the list: the list is told by what it points at. */
export function PaletteField({ text, activeId, onWrite, onKey }: PaletteFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      data-autofocus
      className="palette-field"
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={activeId !== null}
      aria-controls="findings"
      aria-activedescendant={activeId ?? undefined}
      aria-label={t('finder.title')}
      placeholder={t('palette.placeholder')}
      value={text}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={onKey}
    />
  );
}
