// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import { InTurn } from './InTurn.tsx';

const shown = () => [...document.querySelectorAll('p, .tile-outline')].map((part) => part.textContent || '…');

describe('the tiles of a board', () => {
  it('stand as outlines until their turn has come, and are all filled in the end', async () => {
    const until = { first: '' };
    const { room, draw } = openScreen();
    room.store.receive({ kind: 'ready' });
    await draw(
      <>
        <InTurn turn={0}>
          <p>peta</p>
        </InTurn>
        <InTurn turn={9}>
          <p>antrean</p>
        </InTurn>
      </>,
    );
    for (let frame = 0; frame < 100 && shown()[1] !== 'antrean'; frame += 1) {
      await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
      if (shown()[0] === 'peta' && until.first === '') until.first = shown().join(' ');
    }
    expect(shown()).toEqual(['peta', 'antrean']);
    expect(until.first).toBe('peta …');
  });

  it('are filled at once in a window that has just opened', async () => {
    await openScreen().draw(
      <InTurn turn={9}>
        <p>antrean</p>
      </InTurn>,
    );
    expect(shown()).toEqual(['antrean']);
  });
});
