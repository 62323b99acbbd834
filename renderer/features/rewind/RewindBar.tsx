import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { fieldGap } from '../../live/field-known.ts';
import type { PlayheadEvent } from '../../live/rewind/playhead.ts';
import { speeds } from '../../live/rewind/playhead.ts';
import type { Rewind } from '../../live/rewind/rewind.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { type Shortcut, useShortcuts } from '../../shell/shortcuts.tsx';
import type { Rewound } from './RewindBanner.tsx';
import { TimeTrack } from './TimeTrack.tsx';

const stepMs = minuteMs;
const farStepMs = 15 * minuteMs;

type RewindBarProps = { readonly rewind: Rewind; readonly state: Rewound };

/** Play, speed, the day itself, and what nobody can tell of it. */
export function RewindBar({ rewind, state: { past, field, playhead, keptAsOf } }: RewindBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const send = (event: PlayheadEvent) => rewind.send(event);
  const gap = fieldGap(field.known(() => playhead.at));
  useRewindKeys(rewind);
  useFocusLentAway();
  return (
    <section className="rewind-bar" aria-label={t('rewind.bar')}>
      <div className="rewind-controls">
        <PlayButton isPlaying={playhead.isPlaying} onPress={() => send({ kind: 'play-or-pause' })} />
        <fieldset className="rewind-speeds">
          <legend className="visually-hidden">{t('rewind.speed')}</legend>
          {speeds.map((speed) => (
            <button
              key={speed}
              type="button"
              aria-pressed={speed === playhead.speed}
              onClick={() => send({ kind: 'speed', speed })}
            >
              {speed}×
            </button>
          ))}
        </fieldset>
      </div>
      <p className="rewind-limits">
        <span className="ellipsis">
          {t(gap ? `technicians.gap.${gap}` : 'rewind.limits')}
          {keptAsOf !== null && ` ${t('rewind.keptAsOf', { at: format.time(keptAsOf) })}`}
        </span>
        <span className="rewind-legend">{t('rewind.legend')}</span>
      </p>
      <TimeTrack past={past} at={playhead.at} onSeek={(at) => send({ kind: 'seek', at })} />
    </section>
  );
}

type PlayButtonProps = { readonly isPlaying: boolean; readonly onPress: () => void };

function PlayButton({ isPlaying, onPress }: PlayButtonProps) {
  const { t } = useTranslation();
  const { spoken } = useKey('rewind.play');
  return (
    <button
      type="button"
      className="rewind-play"
      aria-keyshortcuts={spoken}
      aria-label={t(isPlaying ? 'rewind.pause' : 'rewind.playNow')}
      onClick={onPress}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={isPlaying ? 'M1 0h3v10H1zM6 0h3v10H6z' : 'M1 0l9 5-9 5z'} fill="currentColor" />
      </svg>
      <Key id="rewind.play" />
    </button>
  );
}

/** Space plays and Enter opens from the first moment: a button left behind would have taken both. It has its focus back after. */
function useFocusLentAway(): void {
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before === document.body) return;
    before.blur();
    return () => {
      if (before.isConnected && document.activeElement === document.body) before.focus();
    };
  }, []);
}

/** Registered after all the window has, so that they come first while it is rewound. */
function useRewindKeys(rewind: Rewind): void {
  const key = (id: Shortcut['id'], event: PlayheadEvent): Shortcut => ({
    id,
    enabled: true,
    run: () => rewind.send(event),
  });
  useShortcuts([
    { id: 'rewind.live', enabled: true, run: () => rewind.end() },
    key('rewind.play', { kind: 'play-or-pause' }),
    key('rewind.back', { kind: 'step', byMs: -stepMs }),
    key('rewind.forward', { kind: 'step', byMs: stepMs }),
    key('rewind.far-back', { kind: 'step', byMs: -farStepMs }),
    key('rewind.far-forward', { kind: 'step', byMs: farStepMs }),
    key('rewind.start', { kind: 'seek', at: Number.NEGATIVE_INFINITY }),
    key('rewind.end', { kind: 'seek', at: Number.POSITIVE_INFINITY }),
    key('rewind.faster', { kind: 'faster' }),
    key('rewind.slower', { kind: 'slower' }),
  ]);
}
