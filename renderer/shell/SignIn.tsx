import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInRefusal } from '../../shared/contracts/entry.ts';
import type { LeftBehind } from '../../shared/contracts/live.ts';
import { Button } from '../design/Button.tsx';
import { TextField } from '../design/fields.tsx';
import { useRoom } from '../live/room-context.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PairDisplay } from './PairDisplay.tsx';
import { usePreferences } from './preferences.tsx';
import { SessionEnded } from './SessionEnded.tsx';

/** The way in: for a person their name, for a wall a code. */
export function SignIn() {
  const { preferences, change } = usePreferences();
  return preferences.isDisplay ? (
    <PairDisplay onPerson={() => change({ isDisplay: false })} />
  ) : (
    <PersonSignIn onDisplay={() => change({ isDisplay: true })} />
  );
}

/** Just the form: before anyone has signed in the window knows nothing of the room. */
function PersonSignIn({ onDisplay }: { readonly onDisplay: () => void }) {
  const { t } = useTranslation();
  const { username, password, setUsername, setPassword, refusal, busy, submit } = useSignIn();
  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <p className="mark">AGLIS</p>
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
        <SessionEnded />
        <TextField
          label={t('signIn.username')}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          autoFocus
          required
        />
        <TextField
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          required
        />
        <p className="sign-in-refusal" role="alert">
          {refusal && t(`signIn.refused.${refusal}`)}
        </p>
        <Button type="submit" primary disabled={busy || username === '' || password === ''}>
          {busy ? t('signIn.busy') : t('signIn.submit')}
        </Button>
        <Button onPress={onDisplay}>{t('pairing.begin')}</Button>
      </form>
      <CommandsLeftBehind />
      <LanguageSwitch />
    </main>
  );
}

/** Whose unsent commands wait here for their author. */
function CommandsLeftBehind() {
  const { t } = useTranslation();
  const { desk } = useRoom();
  const [leftBehind, setLeftBehind] = useState<readonly LeftBehind[]>([]);
  useEffect(() => {
    // Without a line to the desk nothing is known of them, and nobody can sign in either.
    desk.leftBehind().then(setLeftBehind, () => setLeftBehind([]));
  }, [desk]);
  if (leftBehind.length === 0) return null;
  return (
    <div className="sign-in-left-behind">
      {leftBehind.map(({ displayName, count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name, and the list never changes
        <p key={index}>{t('signIn.leftBehind', { count, name: displayName })}</p>
      ))}
    </div>
  );
}

function useSignIn() {
  const { desk } = useRoom();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    const answer = await desk
      .signIn({ username: username.trim(), password })
      .catch(() => ({ kind: 'refused', reason: 'unreachable' }) as const);
    setBusy(false);
    if (answer.kind === 'refused') {
      setRefusal(answer.reason);
      setPassword('');
    }
  }
  return { username, password, setUsername, setPassword, refusal, busy, submit };
}
