import {
  type Context,
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
import { themeMode } from '../design/theme-mode.ts';
import { guessedTypeScale, type LayoutClass, layoutClass } from '../design/type-scale.ts';
import { soonAfterDrawn } from '../live/after-drawn.ts';
import { useNow, useRoom } from '../live/room-context.tsx';
import { ChosenPreferences } from './chosen-preferences.ts';
import { DeskAwaited } from './DeskAwaited.tsx';
import { type Format, formatFor } from './format.ts';
import { useWindowSize } from './use-window-size.ts';

type Choices = { readonly preferences: Preferences; change(part: Partial<Preferences>): void };
type Layout = { readonly scale: number; readonly layout: LayoutClass };

// Apart, because a theme is chosen in one of them and nearly everything writes figures.
const ChoicesContext = createContext<Choices | null>(null);
const LayoutContext = createContext<Layout | null>(null);
const FormatContext = createContext<Format | null>(null);

function useAppearance<T>(context: Context<T | null>): T {
  const value = useContext(context);
  if (!value) throw new Error('A component with preferences stands inside an AppearanceProvider');
  return value;
}

export const usePreferences = (): Choices => useAppearance(ChoicesContext);
export const useLayout = (): Layout => useAppearance(LayoutContext);
export const useFormat = (): Format => useAppearance(FormatContext);

const fiveMinutesMs = 300_000;
const wibOffsetHours = 7;
const longestDrawMs = 500;

type AppearanceProviderProps = {
  readonly children: ReactNode;
  /** Root font size over 10 px; a wall has rules of its own. */
  readonly scaleOf?: (preferences: Preferences) => number;
};

export const deskScale = ({ typeScale }: Preferences) => typeScale ?? guessedTypeScale(window.screen.width);

/** What is answered at the keyboard of a wall is read from nearer than the wall, though from no desk: at most half the size. */
const nearShare = (desk: number, scale: number) => Math.min(1, Math.max(0.5, desk / scale));

/** Applies a person's theme, language and type scale to the page. Of the room nothing is shown before the desk has told them. */
export function AppearanceProvider({ children, scaleOf = deskScale }: AppearanceProviderProps) {
  const { preferences, change } = useChosen();
  const { width } = useWindowSize();
  const now = useNow(fiveMinutesMs);
  const shown = preferences ?? defaultPreferences;
  const { language } = shown;

  const scale = scaleOf(shown);
  const near = nearShare(deskScale(shown), scale);
  const mode = themeMode(shown.theme, (Math.floor(now / 3_600_000) + wibOffsetHours) % 24);
  const layout = layoutClass(width, scale);
  const format = useMemo(() => formatFor(language), [language]);

  useDocument({ mode, layout, scale, near, language });

  const choices = useMemo(() => ({ preferences: shown, change }), [shown, change]);
  const laidOut = useMemo(() => ({ scale, layout }), [scale, layout]);
  if (!preferences) return <DeskAwaited />;
  return (
    <ChoicesContext value={choices}>
      <LayoutContext value={laidOut}>
        <FormatContext value={format}>{children}</FormatContext>
      </LayoutContext>
    </ChoicesContext>
  );
}

type Applied = Layout & {
  readonly mode: ReturnType<typeof themeMode>;
  readonly near: number;
  readonly language: Preferences['language'];
};

/** Each by itself: to write a font size again, even the same one, has the browser look through every element's. */
function useDocument({ mode, layout, scale, near, language }: Applied): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = mode;
    dataset.mantineColorScheme = mode === 'night' ? 'dark' : 'light';
  }, [mode]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.layout = layout;
    root.style.fontSize = `${10 * scale}px`;
    root.style.setProperty('--near', String(near));
  }, [layout, scale, near]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}

/** Of this workstation: what one window changes, every other one shows. */
function useChosen() {
  const { desk } = useRoom();
  const { i18n } = useTranslation();
  const chosen = useMemo(() => new ChosenPreferences(desk), [desk]);
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  const show = useCallback(() => {
    const next = chosen.shown();
    if (!next) return;
    // Together, so that all words and figures are drawn anew once.
    if (next.language !== i18n.language) void i18n.changeLanguage(next.language);
    // The desk repeats what this window has changed.
    setPreferences((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, [chosen, i18n]);
  useEffect(
    () =>
      desk.watchPreferences((told) => {
        chosen.hear(told);
        show();
      }),
    [desk, chosen, show],
  );
  const change = useCallback(
    (part: Partial<Preferences>) => {
      chosen.choose(part);
      show();
      // The other windows share this machine's cores: where it was chosen is drawn before they begin.
      soonAfterDrawn(window, () => void chosen.send(part), longestDrawMs);
    },
    [chosen, show],
  );
  return { preferences, change };
}
