import { type HornRank, tones } from './tones.ts';

/** A tone that begins or ends at once clicks. */
const rampSeconds = 0.01;

/** @param volume 0 to 1 */
export function playTone(context: AudioContext, rank: HornRank, volume: number): void {
  const begin = context.currentTime + 0.02;
  for (const { hertz, at, seconds } of tones[rank]) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = 'triangle';
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, begin + at);
    gain.gain.linearRampToValueAtTime(volume, begin + at + rampSeconds);
    gain.gain.setValueAtTime(volume, begin + at + seconds - rampSeconds);
    gain.gain.linearRampToValueAtTime(0, begin + at + seconds);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(begin + at);
    oscillator.stop(begin + at + seconds);
  }
}
