// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { SignOutAnswer } from '../../shared/contracts/live.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { SignIn } from './SignIn.tsx';
import { openScreen, pressButton, settled } from './testing/open-screen.tsx';

async function signOutOver(answers: readonly SignOutAnswer[]) {
  const left = [...answers];
  const signOut = vi.fn((_asked: { force: boolean }) =>
    Promise.resolve(left.shift() ?? { kind: 'signed-out' as const }),
  );
  const screen = openScreen({ desk: { signOut } });
  await screen.draw(<PersonMenu />);
  await pressButton(/Rina Kartika/);
  await pressButton('Keluar');
  return signOut;
}
const dialog = () => document.querySelector('[role="dialog"]');
const waiting = { kind: 'commands-waiting', count: 2 } as const;

describe('signing out', () => {
  it('asks nothing when nothing waits', async () => {
    const signOut = await signOutOver([]);
    expect(signOut.mock.calls).toEqual([[{ force: false }]]);
    expect(dialog()).toBeNull();
  });

  it('says how many commands would stay behind, and stays unless told to go', async () => {
    const signOut = await signOutOver([waiting]);
    expect(dialog()?.textContent).toContain('2 perintah');
    expect(dialog()?.textContent).toContain('Rina Kartika');
    await pressButton(/^Tetap masuk/);
    expect(dialog()).toBeNull();
    expect(signOut).toHaveBeenCalledTimes(1);
  });

  it('goes when the person has read it and still wants to', async () => {
    const signOut = await signOutOver([waiting]);
    await pressButton('Keluar sekarang');
    expect(signOut.mock.calls).toEqual([[{ force: false }], [{ force: true }]]);
    expect(dialog()).toBeNull();
  });
});

describe('the sign-in form', () => {
  it('says whose commands wait on this desk, and how many', async () => {
    const leftBehind = () => Promise.resolve([{ displayName: 'Sari', count: 3 }]);
    const screen = openScreen({ role: null, signIn: <SignIn />, desk: { leftBehind } });
    await screen.draw(null);
    await settled();
    expect(document.querySelector('.sign-in-left-behind')?.textContent).toBe(
      '3 perintah milik Sari menunggu di meja ini',
    );
  });

  it('says nothing when nobody left any', async () => {
    const screen = openScreen({
      role: null,
      signIn: <SignIn />,
      desk: { leftBehind: () => Promise.resolve([]) },
    });
    await screen.draw(null);
    expect(document.querySelector('form')).not.toBeNull();
    expect(document.querySelector('.sign-in-left-behind')).toBeNull();
  });
});
