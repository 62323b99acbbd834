/** A parent that was killed cannot say goodbye; the end of the pipe it held is how its services learn. */
export function stopWithParent(stop: () => void): void {
  if (process.env.AGLIS_STOP_WITH_PARENT !== '1') return;
  process.stdin.on('end', stop);
  process.stdin.on('error', stop);
  process.stdin.resume();
}
