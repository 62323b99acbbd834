export { readChangesSince } from './changes-since.ts';
export { archiveShiftLog, readLogDay } from './hand-over-store.ts';
export { handOverWork } from './hand-over-work.ts';
export { runHandOverCommand } from './operations/run-hand-over-command.ts';
export { runLogCommand } from './operations/run-log-command.ts';
export { runPinCommand } from './operations/run-pin-command.ts';
