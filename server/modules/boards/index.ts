export { listBoardVersions } from './board-versions.ts';
export { boardWork } from './board-work.ts';
export { runBoardCommand } from './operations/run-board-command.ts';
export { runChoiceCommand } from './operations/run-choice-command.ts';
export { runFilterCommand } from './operations/run-filter-command.ts';
