import { describe, expect, it, vi } from 'vitest';
import { siteIdSchema } from '../../shared/kernel/ids.ts';
import { LiveStore } from './live-store.ts';
import { OutagesNow } from './outages-now.ts';
import { RoomClock } from './room-clock.ts';
import { aTicket, noon, uuid } from './testing/ticket-builder.ts';

const accepted = aTicket(1, { outage: { role: 'cause' }, siteId: siteIdSchema.parse(uuid(501)) });

function aRoom() {
  const now = (run: () => void) => run();
  const store = new LiveStore({ request: now, goOn: now, cancel: () => undefined }, () => undefined);
  const outages = new OutagesNow({ rows: store.rows, store, clock: new RoomClock(() => noon) });
  const put = () =>
    store.receive({
      kind: 'changes',
      sequence: 1,
      changes: [{ entity: 'tickets', op: 'put', key: accepted.id, value: accepted }],
      moreFollows: false,
    });
  return { store, outages, put };
}

describe('the outages of this moment', () => {
  it('are read again as soon as the room has come in, not only with the next tick', () => {
    const { store, outages, put } = aRoom();
    const heard = vi.fn();
    outages.subscribe(heard);
    expect(outages.current.accepted).toEqual([]);
    put();
    store.receive({ kind: 'ready' });
    expect(heard).toHaveBeenCalled();
    expect(outages.current.accepted.map(({ parent }) => parent.id)).toEqual([accepted.id]);
  });

  it('are not read for anybody who has stopped listening', () => {
    const { store, outages, put } = aRoom();
    const heard = vi.fn();
    outages.subscribe(heard)();
    put();
    store.receive({ kind: 'ready' });
    expect(heard).not.toHaveBeenCalled();
  });
});
