import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine gives focus traps and aria; every colour, size and edge of it is the product's own. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--font-ui)',
  defaultRadius: 'var(--radius)',
  focusRing: 'never',
  respectReducedMotion: true,
  scale: 1.6,
  // The focus goes to the first line: what Mantine puts before it is no part of a menu to a screen reader.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

const grounds = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-default': 'var(--sunken)',
  '--mantine-color-default-hover': 'var(--select)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
};

export const mantineVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-font-size-xs': 'var(--s)',
    '--mantine-font-size-sm': 'var(--m)',
    '--mantine-font-size-md': 'var(--m)',
    '--mantine-line-height': '1.3',
    '--mantine-shadow-md': 'none',
    '--mantine-shadow-xl': 'none',
  },
  light: grounds,
  dark: grounds,
});
