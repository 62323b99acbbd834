// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../shared/contracts/live.ts';
import type { MapKey } from '../../design/map/index.ts';
import { uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen } from '../testing/open-screen.tsx';
import { useFocusedMapKeys } from './use-focused-map-keys.ts';

const heard: { means?: (event: KeyboardEvent) => MapKey | null } = {};

function Listening() {
  heard.means = useFocusedMapKeys();
  return null;
}

async function meaning(keys: Readonly<Record<string, string | null>> = {}) {
  const screen = openScreen({
    desk: {
      watchPreferences(onPreferences) {
        onPreferences({ ...defaultPreferences, keys: { [uuid(9001)]: keys } });
        return () => undefined;
      },
    },
  });
  await screen.draw(<Listening />);
  return (key: string) => heard.means?.(new KeyboardEvent('keydown', { key }));
}

describe('the keys of a map that has the focus', () => {
  it('are the usual ones until somebody chooses others', async () => {
    const means = await meaning();
    expect(['+', '-', '0', 'x'].map(means)).toEqual(['zoom-in', 'zoom-out', 'home', null]);
  });

  it('are those that this person chose', async () => {
    const means = await meaning({ 'map.zoom-in': 'F2', 'map.fit': null });
    expect(['F2', '+', '0', '-'].map(means)).toEqual(['zoom-in', null, null, 'zoom-out']);
  });
});
