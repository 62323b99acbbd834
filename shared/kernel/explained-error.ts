/** An error whose message is one sentence for the person at the machine: what, where, and what to do. Shown without a stack. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';
}
