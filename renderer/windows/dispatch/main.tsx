import { shareSelection } from '../../shell/follow.ts';
import { Horn } from '../../shell/horn/Horn.tsx';
import { Notices } from '../../shell/notices/Notices.tsx';
import { AppearanceProvider } from '../../shell/preferences.tsx';
import { SignIn } from '../../shell/SignIn.tsx';
import { SessionGate } from '../../shell/session.tsx';
import { startWindow } from '../../shell/start-window.tsx';
import { DispatchWindow } from './DispatchWindow.tsx';

const host = document.getElementById('root');
if (host) {
  const intent = startWindow(
    host,
    <AppearanceProvider>
      <SessionGate signIn={<SignIn />}>
        <Horn />
        <Notices />
        <DispatchWindow />
      </SessionGate>
    </AppearanceProvider>,
  );
  shareSelection(intent, 'dispatch');
}
