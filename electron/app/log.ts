/** One line on standard error. */
export const log = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
