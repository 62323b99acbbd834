import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { shareSelection } from './follow.ts';
import { createIntent } from './intent.ts';

const [id, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

function sharing(kind: 'console' | 'board' | 'dispatch') {
  const intent = createIntent();
  onTestFinished(shareSelection(intent, kind));
  return intent;
}

describe('windows of one desk', () => {
  it('select on a board what a console selects, and nothing that is not a ticket', async () => {
    const [console, wall] = [sharing('console'), sharing('board')];
    console.getState().select(id);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBe(id));
    const stranger = new BroadcastChannel('aglis:selection');
    onTestFinished(() => stranger.close());
    stranger.postMessage({ ticketId: '<b>', siteId: null, technicianId: null, from: 'console' });
    console.getState().select(null);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBeNull());
  });

  it('select at the console, and on other boards, what is pressed on a board', async () => {
    const [console, wall, beside] = [sharing('console'), sharing('board'), sharing('board')];
    wall.getState().select(id);
    await vi.waitFor(() => expect(console.getState().ticketId).toBe(id));
    await vi.waitFor(() => expect(beside.getState().ticketId).toBe(id));
  });

  it('go on a board to the site and to the technician that a console chooses, and keep the ticket', async () => {
    const [console, wall] = [sharing('console'), sharing('board')];
    console.getState().select(id);
    console.getState().selectSite(other);
    await vi.waitFor(() => expect(wall.getState()).toMatchObject({ ticketId: id, siteId: other }));
    console.getState().selectTechnician(other);
    await vi.waitFor(() =>
      expect(wall.getState()).toMatchObject({ ticketId: id, siteId: null, technicianId: other }),
    );
  });

  it('follow the dispatch window on boards, and leave consoles and that window where they are', async () => {
    const [console, wall, planner] = [sharing('console'), sharing('board'), sharing('dispatch')];
    planner.getState().selectTechnician(other);
    await vi.waitFor(() => expect(wall.getState().technicianId).toBe(other));
    planner.getState().select(id);
    await vi.waitFor(() => expect(wall.getState()).toMatchObject({ ticketId: id, technicianId: null }));
    expect(console.getState()).toMatchObject({ ticketId: null, technicianId: null });
    console.getState().selectSite(other);
    await vi.waitFor(() => expect(wall.getState().siteId).toBe(other));
    expect(planner.getState()).toMatchObject({ ticketId: id, siteId: null });
  });

  it('leave another console alone', async () => {
    const [console, neighbour, wall] = [sharing('console'), sharing('console'), sharing('board')];
    console.getState().select(id);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBe(id));
    expect(neighbour.getState().ticketId).toBeNull();
  });

  it('do not repeat what they have heard', async () => {
    const [console, wall] = [sharing('console'), sharing('board')];
    const told: unknown[] = [];
    const listener = new BroadcastChannel('aglis:selection');
    listener.onmessage = ({ data }: MessageEvent<unknown>) => told.push(data);
    onTestFinished(() => listener.close());
    console.getState().select(id);
    await vi.waitFor(() => expect(wall.getState().ticketId).toBe(id));
    wall.getState().select(other);
    await vi.waitFor(() => expect(console.getState().ticketId).toBe(other));
    expect(told).toEqual([
      { ticketId: id, siteId: null, technicianId: null, from: 'console' },
      { ticketId: other, siteId: null, technicianId: null, from: 'board' },
    ]);
  });
});
