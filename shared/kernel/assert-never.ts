/** Closes a switch: a case that was forgotten does not compile, and a value from outside the types throws. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
