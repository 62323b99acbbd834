import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Notes the horn has begun. */
    notes: number;
  }
}

/** Runs in the page, before its own code: there is nothing here to hear the horn with. */
export function countNotes(): void {
  window.notes = 0;
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function create(this: AudioContext) {
    window.notes += 1;
    return make.call(this);
  };
}

export const notesOf = (page: Page): Promise<number> => page.evaluate(() => window.notes);
