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

/**
 * Runs in the page, before its own code: a page under test counts as touched from its first look at it on, so the
 * browser's silence until a key is kept up here.
 */
export function keepSilentUntilAKey(): void {
  let isTouched = false;
  window.addEventListener('keydown', () => (isTouched = true), { capture: true });
  window.AudioContext = class extends AudioContext {
    override get state() {
      return isTouched ? super.state : 'suspended';
    }
    override async resume() {
      if (!isTouched) return await new Promise<void>(() => undefined);
      await super.resume();
      this.dispatchEvent(new Event('statechange'));
    }
  };
}
