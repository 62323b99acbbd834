import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { defaultPreferences, type Preferences } from '../../shared/contracts/live.ts';
import { type ThemeMode, themeMode } from '../design/theme-mode.ts';
import { guessedTypeScale, type LayoutClass, layoutClass } from '../design/type-scale.ts';
import { useNow, useRoom } from '../live/room-context.tsx';
import { type Format, formatFor } from './format.ts';

type Appearance = {
  readonly preferences: Preferences;
  readonly mode: ThemeMode;
  readonly scale: number;
  readonly layout: LayoutClass;
  readonly format: Format;
  change(part: Partial<Preferences>): void;
};

const AppearanceContext = createContext<Appearance | null>(null);

export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error('A component with preferences stands inside an AppearanceProvider');
  return appearance;
}

export const useFormat = (): Format => useAppearance().format;

const fiveMinutesMs = 300_000;
const wibOffsetHours = 7;

type AppearanceProviderProps = {
  readonly children: ReactNode;
  /** Root font size over 10 px; a wall has rules of its own. */
  readonly scaleOf?: (preferences: Preferences) => number;
};

export const deskScale = ({ typeScale }: Preferences) => typeScale ?? guessedTypeScale(window.screen.width);

/** Applies a person's theme, language and type scale to the page. Nothing is shown before the desk has told them. */
export function AppearanceProvider({ children, scaleOf = deskScale }: AppearanceProviderProps) {
  const { preferences, change } = usePreferences();
  const { i18n } = useTranslation();
  const width = useWindowWidth();
  const now = useNow(fiveMinutesMs);
  const shown = preferences ?? defaultPreferences;
  const { language } = shown;

  const scale = scaleOf(shown);
  const mode = themeMode(shown.theme, (Math.floor(now / 3_600_000) + wibOffsetHours) % 24);
  const layout = layoutClass(width, scale);
  const format = useMemo(() => formatFor(language), [language]);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = mode;
    root.dataset.mantineColorScheme = mode === 'night' ? 'dark' : 'light';
    root.dataset.layout = layout;
    root.style.fontSize = `${10 * scale}px`;
    root.lang = language;
  }, [mode, layout, scale, language]);
  useLayoutEffect(() => void i18n.changeLanguage(language), [i18n, language]);

  const appearance = useMemo(
    () => ({ preferences: shown, mode, scale, layout, format, change }),
    [shown, mode, scale, layout, format, change],
  );
  if (!preferences) return null;
  return <AppearanceContext value={appearance}>{children}</AppearanceContext>;
}

/** Of this workstation: what one window changes, every other one shows. */
function usePreferences() {
  const { desk } = useRoom();
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  useEffect(() => desk.watchPreferences(setPreferences), [desk]);
  const change = useCallback(
    (part: Partial<Preferences>) => {
      setPreferences((before) => before && { ...before, ...part });
      // A desk that does not answer is told of in the top bar; what was chosen holds in this window.
      desk.changePreferences(part).catch(() => undefined);
    },
    [desk],
  );
  return { preferences, change };
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = () => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return width;
}
