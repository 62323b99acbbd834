// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import { BoardHeader } from './BoardHeader.tsx';
import { type Hold, rotate, startRotation } from './rotation.ts';

const turns = [20, 20];
const heldBy = (...holds: readonly Hold[]) =>
  holds.reduce((state, why) => rotate(state, { kind: 'hold', why }, turns), startRotation(turns));

async function saysAbout(...holds: readonly Hold[]): Promise<string> {
  const { draw } = openScreen();
  await draw(<BoardHeader name="Peta" rotation={heldBy(...holds)} count={2} isPinned={false} />);
  return document.querySelector('.board-turns')?.textContent ?? '';
}

describe('the header of a board that takes turns', () => {
  it('says when the next one comes', async () => {
    expect(await saysAbout()).toContain('20');
  });

  it.each([
    ['critical', 'ditahan tiket kritis'],
    ['rewound', 'ditahan pemutaran ulang'],
    ['enlarged', 'ditahan petak besar'],
    ['person', 'dijeda'],
  ] as const)('says that it stands still, and why: %s', async (why, says) => {
    expect(await saysAbout(why)).toBe(says);
  });

  it('names the gravest of several reasons', async () => {
    expect(await saysAbout('person', 'enlarged', 'critical')).toBe('ditahan tiket kritis');
  });
});
