type Closable = { close(): void };

/** Opens the second after the first; when the second cannot be opened, the first is closed again. */
export function openTogether<First extends Closable, Second>(
  openFirst: () => First,
  openSecond: () => Second,
): readonly [First, Second] {
  const first = openFirst();
  try {
    return [first, openSecond()];
  } catch (error) {
    first.close();
    throw error;
  }
}
