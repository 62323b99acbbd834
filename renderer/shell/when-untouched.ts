const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

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
