/** Goes through work of many steps without a pause. */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
