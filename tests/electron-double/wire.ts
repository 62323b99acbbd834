/**
 * A structured clone as text, for the way between Node and a page, which have only text in common. Both functions are
 * also sent to pages as their own source: they use nothing from outside.
 */
export function toWire(value: unknown): string {
  const tag = (kind: string, content?: unknown) => ({ $: kind, content });
  const special = (part: object): object | null => {
    if (part instanceof Date) return tag('date', part.getTime());
    if (part instanceof Map) return tag('map', [...part].map(walk));
    if (part instanceof Set) return tag('set', [...part].map(walk));
    if (part instanceof Uint8Array) return tag('bytes', [...part]);
    if (part instanceof Error) return tag('error', { name: part.name, message: part.message });
    return null;
  };
  const ofObject = (part: object): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    const tagged = special(part);
    if (tagged) return tagged;
    const plain = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
    return '$' in plain ? tag('object', plain) : plain;
  };
  const walk = (part: unknown): unknown => {
    if (part === undefined) return tag('undefined');
    if (typeof part === 'bigint') return tag('bigint', String(part));
    if (typeof part === 'number' && !Number.isFinite(part)) return tag('number', String(part));
    if (typeof part === 'function' || typeof part === 'symbol')
      throw new TypeError('It could not be cloned.');
    return part === null || typeof part !== 'object' ? part : ofObject(part);
  };
  return JSON.stringify(walk(value));
}

export function fromWire(text: string): unknown {
  type Tagged = { readonly $: string; readonly content: never };
  const fields = (part: object) =>
    Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  const kinds: Record<string, (content: never) => unknown> = {
    undefined: () => undefined,
    bigint: (content: string) => BigInt(content),
    number: (content: string) => Number(content),
    date: (content: number) => new Date(content),
    map: (content: unknown[]) => new Map(content.map(walk) as [unknown, unknown][]),
    set: (content: unknown[]) => new Set(content.map(walk)),
    bytes: (content: number[]) => Uint8Array.from(content),
    error: ({ name, message }: { name: string; message: string }) =>
      Object.assign(new Error(message), { name }),
    object: (content: object) => fields(content),
  };
  const walk = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(walk);
    if (!('$' in part)) return fields(part);
    const { $: kind, content } = part as Tagged;
    return kinds[kind]?.(content);
  };
  return walk(JSON.parse(text));
}
