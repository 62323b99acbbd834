/** A ticket in two lines, in em; the width is where a second column is worth its cuts. It grows to `most` where there is room. */
export const ticketLine = { height: 2.25, width: 19, most: 2.65 } as const;
