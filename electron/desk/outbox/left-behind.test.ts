import { describe, expect, it } from 'vitest';
import { accountIdSchema } from '../../../shared/kernel/ids.ts';
import { noon, operator, uuid } from '../testing/builders.ts';
import { accepted, acceptedState, acknowledge, queued } from '../testing/queued.ts';
import { countWaiting, summariseLeftBehind } from './left-behind.ts';
import type { QueuedCommand } from './queued-command.ts';

const dewi = accountIdSchema.parse(uuid(9002));
const by = (accountId: typeof dewi, name: string, command: QueuedCommand): QueuedCommand => ({
  ...command,
  actor: { accountId, name },
});
const refused = { kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' } as const;
const settled = acceptedState(noon, accepted([1, 2]));

describe('commands left behind', () => {
  it('are the unsent and the refused ones, not those the server accepted', () => {
    expect(
      countWaiting([
        queued(1, acknowledge(1)),
        queued(2, acknowledge(2), refused),
        queued(3, acknowledge(3), settled),
      ]),
    ).toBe(2);
  });

  it('are told by account, without the person who is signed in', () => {
    const commands = [
      queued(1, acknowledge(1)),
      by(dewi, 'Dewi', queued(2, acknowledge(2))),
      by(dewi, 'Dewi Lestari', queued(3, acknowledge(3), refused)),
      by(accountIdSchema.parse(uuid(9003)), 'Sari', queued(4, acknowledge(4))),
      by(accountIdSchema.parse(uuid(9004)), 'Tono', queued(5, acknowledge(5), settled)),
    ];
    expect(summariseLeftBehind(commands, operator.accountId)).toEqual([
      { displayName: 'Dewi Lestari', count: 2 },
      { displayName: 'Sari', count: 1 },
    ]);
    expect(summariseLeftBehind(commands, null)).toHaveLength(3);
  });
});
