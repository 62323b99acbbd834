/** @throws when the text is no whole number from 1 to `most` */
export function wholeNumber(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  const range = most < Number.MAX_SAFE_INTEGER ? `from 1 to ${most}` : 'from 1';
  throw new Error(`--${name} must be a whole number ${range}, not ${text}.`);
}

/** What `read` makes of the command line; a wrong one is answered with what is wrong, the usage, and exit status 2. */
export function optionsOrUsage<Options>(read: () => Options, usage: string): Options {
  try {
    return read();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
