type Described =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly path: string }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Described>> };
type Answer =
  | { readonly kind: 'expose'; readonly name: string; readonly api: Described }
  | { readonly kind: 'returned' | 'threw'; readonly value: unknown }
  | { readonly kind: 'promised'; readonly id: number }
  | { readonly kind: 'kept' | 'broken'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'callback'; readonly id: number; readonly values: readonly unknown[] };

/** What the page sees of a described interface. */
export function buildApi(api: Described, call: (path: string, values: unknown[]) => unknown): unknown {
  if (api.kind === 'value') return api.value;
  if (api.kind === 'function') return (...values: unknown[]) => call(api.path, values);
  const fields = Object.entries(api.fields).map(([name, field]) => [name, buildApi(field, call)]);
  return Object.freeze(Object.fromEntries(fields));
}

/**
 * Runs in the page's own world. What `contextBridge` exposes comes here as a description; a call goes back as an event,
 * is answered before the event's dispatch returns, and a promise is kept by a later event.
 */
export function bridgeFromMainWorld(meeting: string): void {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const callbacks: ((...values: unknown[]) => unknown)[] = [];
  const last: { answer: Answer | null } = { answer: null };

  const call = (path: string, values: readonly unknown[]): unknown => {
    const described = values.map((value) => {
      if (typeof value !== 'function') return { kind: 'value', value };
      callbacks.push(value as () => unknown);
      return { kind: 'callback', id: callbacks.length - 1 };
    });
    window.dispatchEvent(new MessageEvent(`${meeting}-call`, { data: { path, values: described } }));
    const answer = last.answer;
    if (answer?.kind === 'promised') {
      return new Promise((resolve, reject) => waiting.set(answer.id, { resolve, reject }));
    }
    if (answer?.kind === 'threw') throw answer.value;
    return answer?.kind === 'returned' ? answer.value : undefined;
  };
  /* Chromium has no way to refuse a window that a person's click asks for; Electron's answer is this null. */
  window.open = (url = '', frameName = '') => {
    window.dispatchEvent(new MessageEvent(`${meeting}-open`, { data: { url: String(url), frameName } }));
    return null;
  };
  window.addEventListener(`${meeting}-answer`, (event) => {
    const answer = (event as MessageEvent<Answer>).data;
    if (answer.kind === 'expose') {
      Object.defineProperty(window, answer.name, { value: buildApi(answer.api, call), enumerable: true });
    } else if (answer.kind === 'kept') waiting.get(answer.id)?.resolve(answer.value);
    else if (answer.kind === 'broken') waiting.get(answer.id)?.reject(answer.value);
    else if (answer.kind === 'callback') callbacks[answer.id]?.(...answer.values);
    else last.answer = answer;
  });
}
