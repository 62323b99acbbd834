type Argument =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'callback'; readonly id: number };
type Exposed = (...values: unknown[]) => unknown;

/** What is exposed, in words that cross between the worlds; functions stay here under their path. */
export function describeApi(part: unknown, path: string, functions: Map<string, Exposed>): object {
  if (typeof part === 'function') {
    functions.set(path, part as Exposed);
    return { kind: 'function', path };
  }
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return { kind: 'value', value: part };
  const fields = Object.entries(part).map(([name, inner]) => [
    name,
    describeApi(inner, `${path}.${name}`, functions),
  ]);
  return { kind: 'object', fields: Object.fromEntries(fields) };
}

/** Electron's contextBridge, in the isolated world: the far half of what main-world.ts builds for the page. */
export function contextBridgeTo(meeting: string) {
  const functions = new Map<string, Exposed>();
  const counter = { promised: 0 };
  const answer = (data: object) => {
    window.dispatchEvent(new MessageEvent(`${meeting}-answer`, { data }));
  };
  const given = (argument: Argument): unknown =>
    argument.kind === 'value'
      ? argument.value
      : (...values: unknown[]) => answer({ kind: 'callback', id: argument.id, values });
  const promise = (result: Promise<unknown>) => {
    counter.promised += 1;
    const id = counter.promised;
    result.then(
      (value) => answer({ kind: 'kept', id, value }),
      (value: unknown) => answer({ kind: 'broken', id, value }),
    );
    answer({ kind: 'promised', id });
  };
  window.addEventListener(`${meeting}-call`, (event) => {
    const { path, values } = (event as MessageEvent<{ path: string; values: Argument[] }>).data;
    try {
      const result = functions.get(path)?.(...values.map(given));
      if (result instanceof Promise) promise(result);
      else answer({ kind: 'returned', value: result });
    } catch (value) {
      answer({ kind: 'threw', value });
    }
  });
  return {
    exposeInMainWorld: (name: string, api: unknown) =>
      answer({ kind: 'expose', name, api: describeApi(api, name, functions) }),
  };
}
