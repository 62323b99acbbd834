import { type BrowserWindow, type Display, screen } from 'electron';
import type { PresentDisplay } from './layout.ts';

/** The displays that are there. An id means something only until the next change of displays. */
export type NumberedDisplay = PresentDisplay & { readonly id: number };

export function presentDisplays(): readonly NumberedDisplay[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display) => present(display, primary));
}

/** The primary one when there is none of this number. */
export function displayNumbered(id: number | null): NumberedDisplay {
  const primary = screen.getPrimaryDisplay();
  const display = screen.getAllDisplays().find((one) => one.id === id) ?? primary;
  return present(display, primary.id);
}

/** The display that shows most of this window. */
export const displayOf = (window: BrowserWindow): Display => screen.getDisplayMatching(window.getBounds());

const present = (
  { id, label, bounds, workArea, scaleFactor }: Display,
  primary: number,
): NumberedDisplay => ({ id, label, bounds, workArea, scaleFactor, isPrimary: id === primary });
