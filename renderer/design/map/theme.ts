/** Everything the canvas may paint with, read from the custom properties of the page so that both themes stay in one place. */
export interface MapTheme {
  readonly land: string;
  readonly land2: string;
  readonly water: string;
  readonly sunken: string;
  readonly panel: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  /** Between the second ink and the third: names on the ground. */
  readonly ink3: string;
  readonly mark: string;
  readonly select: string;
  readonly selectLine: string;
  readonly critical: string;
  readonly criticalInk: string;
  readonly high: string;
  readonly highInk: string;
  readonly risk: string;
  readonly info: string;
  readonly proposal: string;
  readonly ring: string;
  readonly fontUi: string;
  /** CSS pixels per tenth of a rem: 1 on a console, 1.6 on a 4K panel at 60 cm, more on a wall. */
  readonly unit: number;
}

const PROPERTIES = {
  land: '--land',
  land2: '--land-2',
  water: '--water',
  sunken: '--sunken',
  panel: '--panel',
  line: '--line',
  lineStrong: '--line-strong',
  text: '--text',
  text2: '--text-2',
  text3: '--text-3',
  mark: '--mark',
  select: '--select',
  selectLine: '--select-line',
  critical: '--critical',
  criticalInk: '--critical-ink',
  high: '--high',
  highInk: '--high-ink',
  risk: '--risk',
  info: '--info',
  proposal: '--proposal',
  ring: '--ring',
  fontUi: '--font-ui',
} as const satisfies Record<Exclude<keyof MapTheme, 'unit' | 'ink3'>, string>;

/** Without the stylesheet (a test, a broken build) the map is still legible: the night values. */
const FALLBACK: Omit<MapTheme, 'unit' | 'ink3'> = {
  land: '#101419',
  land2: '#1b2128',
  water: '#0b0e12',
  sunken: '#07090b',
  panel: '#101317',
  line: '#20262d',
  lineStrong: '#323a44',
  text: '#e9edf2',
  text2: '#a9b2bd',
  text3: '#858f9b',
  mark: '#69737f',
  select: '#1c2733',
  selectLine: '#56b4e9',
  critical: '#ff5a36',
  criticalInk: '#1a0500',
  high: '#f2a20c',
  highInk: '#1c1000',
  risk: '#f0e442',
  info: '#56b4e9',
  proposal: '#56b4e9',
  ring: '#e9edf2',
  fontUi: 'sans-serif',
};

export function themeFromStyles(element: Element): MapTheme {
  const styles = getComputedStyle(element);
  const read = (key: keyof typeof PROPERTIES): string =>
    styles.getPropertyValue(PROPERTIES[key]).trim() || FALLBACK[key];
  const keys = Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[];
  const colours = Object.fromEntries(keys.map((key) => [key, read(key)])) as unknown as typeof FALLBACK;
  return { ...colours, ink3: between(colours.text2, colours.text3), unit: unitOf(element.ownerDocument) };
}

const between = (a: string, b: string): string => `color-mix(in srgb, ${a} 50%, ${b})`;

function unitOf(page: Document): number {
  const size = Number.parseFloat(getComputedStyle(page.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 10 : 1;
}

/** Past its age budget a tile loses its healthy colours: every grey drops one ink, blue turns grey, abnormal hues stay. */
export const staleTheme = (theme: MapTheme): MapTheme => ({
  ...theme,
  text: theme.text2,
  text2: theme.text3,
  text3: theme.mark,
  ink3: between(theme.text3, theme.mark),
  info: theme.text3,
  proposal: theme.text3,
});
