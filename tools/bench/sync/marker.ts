/** Changes that are looked for at the other end carry a marker in the ticket's title. */
export const markerOf = (index: number): string => `sync-${index}.`;

export const markersIn = (text: string): readonly string[] => text.match(/sync-\d+\./g) ?? [];

/** Epoch milliseconds with a fraction: comparable between processes of one machine. */
export const epochMs = (): number => performance.timeOrigin + performance.now();
