import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { followSelection, tellSelection } from './follow.ts';
import { createIntent } from './intent.ts';

const id = '00000000-0000-4000-8000-000000000001';

describe('a window that follows another', () => {
  it('selects what the other selects, and nothing that is not a ticket', async () => {
    const [console, wall] = [createIntent(), createIntent()];
    onTestFinished(tellSelection(console));
    onTestFinished(followSelection(wall));
    console.getState().select(id);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBe(id));
    const stranger = new BroadcastChannel('aglis:selection');
    onTestFinished(() => stranger.close());
    stranger.postMessage({ ticketId: '<b>' });
    console.getState().select(null);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBeNull());
  });
});
