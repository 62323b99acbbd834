import { RewindStage } from '../../features/rewind/index.ts';
import { Horn } from '../../shell/horn/Horn.tsx';
import { Notices } from '../../shell/notices/Notices.tsx';
import { AppearanceProvider, deskScale } from '../../shell/preferences.tsx';
import { SignIn } from '../../shell/SignIn.tsx';
import { SessionGate } from '../../shell/session.tsx';
import { startWindow } from '../../shell/start-window.tsx';
import { wallScale } from '../../shell/viewing.ts';
import { BoardEditing } from './BoardEditing.tsx';
import { BoardWindow } from './BoardWindow.tsx';
import { usePlaylist } from './use-playlist.ts';

/** Boards are read from afar and arranged from near; the room is heard meanwhile, and says what is critical. */
function BoardRoot() {
  const playlist = usePlaylist();
  const { edits, kiosk } = playlist;
  return (
    <AppearanceProvider
      scaleOf={(preferences) => (edits ? deskScale(preferences) : wallScale(preferences, window, kiosk))}
    >
      <SessionGate signIn={<SignIn />}>
        <Horn />
        <Notices />
        {edits ? (
          <BoardEditing key={edits} id={edits} playlist={playlist} />
        ) : (
          <RewindStage>
            <BoardWindow playlist={playlist} />
          </RewindStage>
        )}
      </SessionGate>
    </AppearanceProvider>
  );
}

const host = document.getElementById('root');
if (host) startWindow(host, <BoardRoot />);
