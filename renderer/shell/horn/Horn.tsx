import { useHorn } from './use-horn.ts';

/** The window's horn, of the room it stands in: outside whatever may show another moment. */
export function Horn() {
  useHorn();
  return null;
}
