/**
 * Root font size over 10 px. Capitals need 16 arc-minutes: at 60 cm 12.4 px on a 27-inch 1080p panel. Without the
 * panel's size and distance the pixel count is the only guess; a person who knows better sets the scale.
 */
export function guessedTypeScale(screenWidth: number): number {
  if (screenWidth >= 3200) return 1.6;
  if (screenWidth >= 2500) return 1.25;
  return 1;
}

export type LayoutClass = 'narrow' | 'middle' | 'wide';

/** Three layouts by effective width: pixels over scale. */
export function layoutClass(widthPx: number, scale: number): LayoutClass {
  const effective = widthPx / scale;
  if (effective < 1700) return 'narrow';
  return effective > 2200 ? 'wide' : 'middle';
}
