const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** Calls `then` as soon as somebody touches it, once. @returns how to stop waiting for it */
export function whenTouched(target: EventTarget, then: () => void): () => void {
  const heard = new AbortController();
  const told = () => {
    heard.abort();
    then();
  };
  for (const touch of touches) target.addEventListener(touch, told, { passive: true, signal: heard.signal });
  return () => heard.abort();
}

/** Calls `then` once nobody has touched it for so long; whoever touches it begins the wait anew. @returns how to end it */
export function whenUntouched(target: EventTarget, ms: number, then: () => void): () => void {
  const wait = () => setTimeout(then, ms);
  let waiting = wait();
  const begin = () => {
    clearTimeout(waiting);
    waiting = wait();
  };
  for (const touch of touches) target.addEventListener(touch, begin, { passive: true });
  return () => {
    clearTimeout(waiting);
    for (const touch of touches) target.removeEventListener(touch, begin);
  };
}
