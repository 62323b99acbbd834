import { screen } from 'electron';

/** One cable pulled is several events: of the display, and of the work areas and places of the others. */
const settleMs = 250;
/** Window managers move windows off a display that went, and some do it after we have. */
const againMs = 1500;

export type DisplayWatch = {
  /** At once, before anything is placed. */
  onStir(): void;
  /** When the displays have stopped changing, and once more after window managers have had their say. */
  onSettled(): void;
};

export function watchDisplays({ onStir, onSettled }: DisplayWatch): void {
  const timers = new Set<NodeJS.Timeout>();
  const later = (afterMs: number) => timers.add(setTimeout(onSettled, afterMs));
  const stirred = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    onStir();
    later(settleMs);
    later(againMs);
  };
  screen.on('display-added', stirred);
  screen.on('display-removed', stirred);
  screen.on('display-metrics-changed', stirred);
}
