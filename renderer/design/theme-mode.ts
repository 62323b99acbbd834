export type ThemePreference = 'night' | 'day' | 'auto';
export type ThemeMode = 'night' | 'day';

const dayFromHour = 6;
const dayUntilHour = 18;

/** The room is lit from six to six; in between screens are dark. */
export function themeMode(preference: ThemePreference, localHour: number): ThemeMode {
  if (preference !== 'auto') return preference;
  return localHour >= dayFromHour && localHour < dayUntilHour ? 'day' : 'night';
}
