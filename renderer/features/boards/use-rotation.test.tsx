// @vitest-environment jsdom
import { useLayoutEffect } from 'react';
import { describe, expect, it } from 'vitest';
import { boardIdSchema } from '../../../shared/kernel/ids.ts';
import { uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import type { Turn } from './playlist.ts';
import { useRotation } from './use-rotation.ts';

const map: Turn = { boardId: boardIdSchema.parse(uuid(1)), seconds: 20 };
const sla: Turn = { boardId: boardIdSchema.parse(uuid(2)), seconds: 300 };

/** A window of these turns, and every board that it ever drew. */
function Window({ turns, drawn }: { readonly turns: readonly Turn[]; readonly drawn: string[] }) {
  const [{ index, remainingSeconds }] = useRotation(turns, {});
  useLayoutEffect(() => {
    drawn.push(`${turns[index] === map ? 'map' : 'sla'} ${remainingSeconds}`);
  });
  return null;
}

describe('a rotation whose turns become others', () => {
  it('goes on with the board in sight, for its time, and draws no other in between', async () => {
    const drawn: string[] = [];
    const { draw } = openScreen();
    await draw(<Window turns={[sla]} drawn={drawn} />);
    await draw(<Window turns={[map, sla]} drawn={drawn} />);
    expect(new Set(drawn)).toEqual(new Set(['sla 300']));
  });

  it('begins at the first where the board in sight is not among them any more', async () => {
    const drawn: string[] = [];
    const { draw } = openScreen();
    await draw(<Window turns={[sla]} drawn={drawn} />);
    await draw(<Window turns={[map]} drawn={drawn} />);
    expect(drawn.at(-1)).toBe('map 20');
    expect(drawn).not.toContain('map 300');
  });
});
