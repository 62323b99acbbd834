/** Work of many steps holds the thread for so long at a time. */
const sliceMs = 5;

/**
 * Goes through work of many steps a few milliseconds at a time, the first at once, so that no frame waits for all of it.
 * @returns gives the work up
 */
export function stepByStep<Result>(
  steps: Generator<void, Result>,
  done: (result: Result) => void,
): () => void {
  const turn = new MessageChannel();
  const giveUp = () => turn.port1.close();
  const slice = () => {
    const stopAt = performance.now() + sliceMs;
    let step = steps.next();
    while (!step.done && performance.now() < stopAt) step = steps.next();
    if (!step.done) return turn.port2.postMessage(null);
    giveUp();
    done(step.value);
  };
  turn.port1.onmessage = slice;
  slice();
  return giveUp;
}
