import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

type MenuChoiceProps = {
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** Several may be chosen at once. */
  readonly several?: boolean;
  readonly compact?: boolean;
  readonly children: ReactNode;
};

/** A line of a menu that stays chosen; the menu stays open, because a second choice often follows. */
export function MenuChoice({ value, chosen, onChoose, several, compact, children }: MenuChoiceProps) {
  const props = {
    checked: chosen,
    onChange: onChoose,
    checkIcon: compact || several ? <i /> : '●',
    children,
  };
  const className = compact ? 'menu-choice-compact' : several ? 'menu-choice-several' : undefined;
  return several ? (
    <Menu.CheckboxItem {...props} {...(className && { className })} />
  ) : (
    <Menu.RadioItem value={value} {...props} {...(className && { className })} />
  );
}
