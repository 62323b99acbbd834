/** One step of a LIKE pattern: a literal character, any character, or any run of characters. */
type Step = { readonly kind: 'literal'; readonly character: string } | { readonly kind: 'one' | 'many' };

function steps(pattern: string): readonly Step[] {
  const found: Step[] = [];
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    if (character === '%') found.push({ kind: 'many' });
    else if (character === '_') found.push({ kind: 'one' });
    else if (character === '\\') found.push({ kind: 'literal', character: characters[++index] ?? '' });
    else found.push({ kind: 'literal', character });
  }
  return found;
}

/** Whether the pattern ends inside an escape; Postgres refuses it only when a row gets that far. */
export function endsInEscape(pattern: string): boolean {
  return (/\\*$/.exec(pattern)?.[0].length ?? 0) % 2 === 1;
}

/**
 * Compiles a LIKE pattern with the default escape. Written out instead of a regular expression: those can take
 * exponential time on a hostile pattern, this is at worst length × pattern.
 */
export function compileLike(pattern: string): (text: string) => boolean {
  const parts = steps(pattern);
  return (text) => matches(parts, Array.from(text));
}

function matches(parts: readonly Step[], text: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let retryPart = -1;
  let retryAt = 0;
  while (at < text.length) {
    const step = parts[part];
    if (step?.kind === 'many') {
      retryPart = ++part;
      retryAt = at;
    } else if (step?.kind === 'one' || (step?.kind === 'literal' && step.character === text[at])) {
      part++;
      at++;
    } else if (retryPart >= 0) {
      part = retryPart;
      at = ++retryAt;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((step) => step.kind === 'many');
}
