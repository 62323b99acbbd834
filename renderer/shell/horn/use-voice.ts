import { useEffect, useState } from 'react';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { useOnlyWindow } from '../only-window.ts';

/** What counts as touching a page: a mouse is down, a finger is up, a key is any but Escape. */
const touches = ['pointerdown', 'pointerup', 'keydown'] as const;
/** Longer than a window that is alone waits for its lock, and than a context takes to start. */
const settleMs = 2 * secondMs;

/**
 * What this window sounds through for its whole desk; null while another does, or while nobody would hear it. Browsers
 * keep a page silent until somebody has touched it; the desktop's own windows are heard at once.
 * @param lockName of what is sounded
 */
export function useVoice(lockName: string): AudioContext | null {
  const context = useAudio();
  const [isHeard, setHeard] = useState(false);
  const isOnly = useOnlyWindow(lockName, isHeard);
  useEffect(() => {
    if (!context || isHeard) return;
    return wakeByTouch(context, () => setHeard(true));
  }, [context, isHeard]);
  useEffect(() => {
    if (!context || !isHeard) return;
    return isOnly ? keepAwake(context, () => setHeard(false)) : rest(context);
  }, [context, isHeard, isOnly]);
  return isOnly ? context : null;
}

function useAudio(): AudioContext | null {
  const [context, setContext] = useState<AudioContext | null>(null);
  useEffect(() => {
    if (!('AudioContext' in window)) return;
    const opened = new AudioContext();
    setContext(opened);
    return () => {
      setContext(null);
      void opened.close();
    };
  }, []);
  return context;
}

/** Refused only when the context is closed while it waits to be allowed. */
const resume = (context: AudioContext) => void context.resume().catch(() => undefined);

function wakeByTouch(context: AudioContext, onHeard: () => void): () => void {
  const look = () => {
    if (context.state === 'running') onHeard();
  };
  const wake = () => resume(context);
  context.addEventListener('statechange', look);
  for (const touch of touches) window.addEventListener(touch, wake);
  wake();
  look();
  return () => {
    context.removeEventListener('statechange', look);
    for (const touch of touches) window.removeEventListener(touch, wake);
  };
}

/** Whoever waits for its turn stops its clock: ten that ran took a tenth of a core. */
function rest(context: AudioContext): () => void {
  const timer = setTimeout(() => void context.suspend(), settleMs);
  return () => clearTimeout(timer);
}

function keepAwake(context: AudioContext, onSilenced: () => void): () => void {
  const look = () => {
    if (context.state !== 'running') onSilenced();
  };
  resume(context);
  context.addEventListener('statechange', look);
  const timer = setTimeout(look, settleMs);
  return () => {
    context.removeEventListener('statechange', look);
    clearTimeout(timer);
  };
}
