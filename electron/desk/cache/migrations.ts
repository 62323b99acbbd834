import { shapePositions } from './migrations/001-shape-positions.ts';
import { queryAnswers } from './migrations/002-query-answers.ts';

/**
 * Numbered by position, applied once, never edited: a cache on some desk stands at each of them.
 * The tables of shapes are not here. They follow the contracts (`shape-tables.ts`) and are made anew when those change.
 */
export const cacheMigrations: readonly string[] = [shapePositions, queryAnswers];
