/** One line about a place or a state, in em; it grows to `most` where there is room. */
export const placeLine = { height: 1.8, width: 15, most: 2.15 } as const;
