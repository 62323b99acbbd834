import { z } from 'zod';

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/* Whatever a person typed as seconds is printed as a number; the page takes what is outside its limits for the usual time. */
const turn = `${id}~[-+.e\\d]{1,24}`;
const printed = new RegExp(
  `^(?:&boards=${turn}(?:,${turn})*)?(?:&pin=${id})?(?:&kiosk=1)?(?:&follow=1)?(?:&edit=${id})?$`,
  'i',
);
/** Room for some ninety boards in turn. */
const longest = 4000;

/**
 * What a board window shows: `#boards=<id>~30,<id>~60&pin=<id>&kiosk=1&follow=1`, as the page's `playlist.ts` prints it and
 * nothing else. It becomes part of an address that the shell opens, and is kept in a file.
 */
export const boardHashSchema = z
  .string()
  .max(longest)
  .refine((hash) => hash.startsWith('#') && (hash === '#' || printed.test(`&${hash.slice(1)}`)));

/** The window arranges a board instead of showing it. */
export const isEditHash = (hash: string): boolean => hash.includes('edit=');

export const isKioskHash = (hash: string): boolean => hash.slice(1).split('&').includes('kiosk=1');
