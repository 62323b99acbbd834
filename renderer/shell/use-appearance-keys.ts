import { usePreferences } from './preferences.tsx';
import { useShortcuts } from './shortcuts.tsx';

const themes = ['night', 'day', 'auto'] as const;
const languages = ['id', 'en'] as const;

/** Theme and language, from the palette or by a key of the person's own; what is chosen already is not offered. */
export function useAppearanceKeys(): void {
  const { preferences, change } = usePreferences();
  useShortcuts([
    ...themes.map((theme) => ({
      id: `room.theme-${theme}` as const,
      enabled: preferences.theme !== theme,
      run: () => change({ theme }),
    })),
    ...languages.map((language) => ({
      id: `room.language-${language}` as const,
      enabled: preferences.language !== language,
      run: () => change({ language }),
    })),
  ]);
}
