import { tellSelection } from '../../shell/follow.ts';
import { AppearanceProvider } from '../../shell/preferences.tsx';
import { SignIn } from '../../shell/SignIn.tsx';
import { SessionGate } from '../../shell/session.tsx';
import { startWindow } from '../../shell/start-window.tsx';
import { Console } from './Console.tsx';

const host = document.getElementById('root');
if (host) {
  const intent = startWindow(
    host,
    <AppearanceProvider>
      <SessionGate signIn={<SignIn />}>
        <Console />
      </SessionGate>
    </AppearanceProvider>,
  );
  tellSelection(intent);
}
