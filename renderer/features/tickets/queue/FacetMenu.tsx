import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuChoice } from '../../../design/MenuChoice.tsx';
import { useFormat } from '../../../shell/preferences.tsx';

type Option<Value extends string> = { readonly value: Value; readonly label: string };

type FacetMenuProps<Value extends string> = {
  readonly label: string;
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** Asked for when the menu opens, or when something is chosen and needs its name. */
  readonly options: () => readonly Option<Value>[];
};

/** Any of the chosen values will do; choosing none asks nothing. */
export function FacetMenu<Value extends string>({ label, chosen, onChange, options }: FacetMenuProps<Value>) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const shown = opened || chosen.length > 0 ? options() : [];
  const toggle = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const names = chosen.map((value) => shown.find((option) => option.value === value)?.label ?? value);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      closeOnItemClick={false}
      transitionProps={{ duration: 0 }}
      position="bottom-start"
    >
      <Menu.Target>
        <button type="button" className="facet" data-used={chosen.length > 0 || undefined}>
          <span className="ink-3">{label}</span>
          {chosen.length > 0 && (
            <span className="facet-value ellipsis">
              {names.length > 1 ? t('facet.several', { first: names[0], more: names.length - 1 }) : names[0]}
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="facet-dropdown">
        {shown.map((option) => (
          <MenuChoice
            key={option.value}
            value={option.value}
            several
            chosen={chosen.includes(option.value)}
            onChoose={() => toggle(option.value)}
          >
            {option.label}
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type AgeFacetProps = {
  readonly label: string;
  readonly ages: readonly number[];
  readonly chosen: number | null;
  readonly onChange: (age: number | null) => void;
};

export function AgeFacet({ label, ages, chosen, onChange }: AgeFacetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = (age: number) => t('facet.olderThan', { age: format.length(age) });
  return (
    <Menu transitionProps={{ duration: 0 }} position="bottom-start">
      <Menu.Target>
        <button type="button" className="facet" data-used={chosen !== null || undefined}>
          <span className="ink-3">{label}</span>
          {chosen !== null && <span className="facet-value">{name(chosen)}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ages.map((age) => (
          <MenuChoice
            key={age}
            value={String(age)}
            chosen={age === chosen}
            onChoose={() => onChange(age === chosen ? null : age)}
          >
            {name(age)}
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
