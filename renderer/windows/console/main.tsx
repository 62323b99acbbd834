import { RewindStage } from '../../features/rewind/index.ts';
import { shareSelection } from '../../shell/follow.ts';
import { Horn } from '../../shell/horn/Horn.tsx';
import { answerAsked } from '../../shell/notices/asked.ts';
import { Notices } from '../../shell/notices/Notices.tsx';
import { AppearanceProvider } from '../../shell/preferences.tsx';
import { SignIn } from '../../shell/SignIn.tsx';
import { SessionGate } from '../../shell/session.tsx';
import { startWindow } from '../../shell/start-window.tsx';
import { Console } from './Console.tsx';
import { PersonsOnly } from './PersonsOnly.tsx';

const host = document.getElementById('root');
if (host) {
  const intent = startWindow(
    host,
    <AppearanceProvider>
      <SessionGate signIn={<SignIn />}>
        <PersonsOnly>
          <Horn />
          <Notices />
          <RewindStage>
            <Console />
          </RewindStage>
        </PersonsOnly>
      </SessionGate>
    </AppearanceProvider>,
  );
  shareSelection(intent, 'console');
  answerAsked(intent);
}
