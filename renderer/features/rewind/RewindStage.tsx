import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { Rewind } from '../../live/rewind/rewind.ts';
import { OfNow, RoomOfNowProvider, RoomProvider, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { CriticalNow } from './CriticalNow.tsx';
import { RewindBanner } from './RewindBanner.tsx';
import { RewindBar } from './RewindBar.tsx';
import { RewindWaiting } from './RewindWaiting.tsx';
import { useReturn } from './use-return.ts';
import './rewind.css';

/**
 * A window that can be taken back over the last day. What stands in it reads the same room, live or of an earlier
 * moment, and stays mounted through both; around it a frame, a banner and the time bar say which it is.
 */
export function RewindStage({ children }: { readonly children: ReactNode }) {
  const live = useRoom();
  const { accountId } = usePrincipal();
  const rewind = useMemo(() => new Rewind({ live, me: accountId, view: window }), [live, accountId]);
  useEffect(() => () => rewind.end(), [rewind]);
  const state = useSyncExternalStore(rewind.subscribe, () => rewind.state);
  useBegin(rewind, state.kind === 'live' || state.kind === 'unavailable');
  useReturn(rewind, state.kind === 'rewound' && !state.playhead.isPlaying);
  const isRewound = state.kind === 'rewound';
  return (
    <RoomOfNowProvider value={live}>
      <div className="rewind-stage" data-rewound={isRewound || undefined}>
        {isRewound && (
          <>
            <RewindBanner state={state} onLive={() => rewind.end()} />
            <OfNow>
              <CriticalNow onLive={() => rewind.end()} />
            </OfNow>
          </>
        )}
        <div className="rewind-view">
          <RoomProvider value={isRewound ? state.room : live}>{children}</RoomProvider>
        </div>
        {isRewound && <RewindBar rewind={rewind} state={state} />}
        {(state.kind === 'fetching' || state.kind === 'unavailable') && (
          <RewindWaiting state={state} onCancel={() => rewind.end()} onRetry={() => void rewind.begin()} />
        )}
      </div>
    </RoomOfNowProvider>
  );
}

/** What was begun in a dialog was begun now: it is put away before the window goes elsewhere. */
function useBegin(rewind: Rewind, enabled: boolean): void {
  const close = useIntent((intent) => intent.close);
  useShortcuts([
    {
      id: 'room.rewind',
      enabled,
      run() {
        close();
        void rewind.begin();
      },
    },
  ]);
}
