import { describe, expect, it } from 'vitest';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { queueLines } from './use-queue.ts';

const ids = ['a', 'b', 'c'];
const queue = {
  length: ids.length,
  entries: ids.map((id) => ({ id, primary: 0, rank: 0, due: 0 })),
  indexOf: (id: string) => ids.indexOf(id),
};
const refusalOf = (ticketId: string) =>
  ({
    id: `refusal of ${ticketId}`,
    command: { name: 'ticket.acknowledge', input: { ticketId } },
  }) as unknown as PendingCommand;

const shown = (...refused: string[]) => {
  const lines = queueLines(queue, refused.map(refusalOf));
  return Array.from({ length: lines.count }, (_, position) => {
    const line = lines.lineAt(position);
    return line?.kind === 'ticket' ? line.id : line?.command.id;
  });
};

describe('the lines of the queue', () => {
  it('are the tickets alone while nothing was refused', () => expect(shown()).toEqual(['a', 'b', 'c']));
  it('hook a refusal under its ticket', () => expect(shown('b')).toEqual(['a', 'b', 'refusal of b', 'c']));
  it('keep the refusal of a ticket that is not shown at the top, so that it is never silent', () =>
    expect(shown('gone', 'a')).toEqual(['refusal of gone', 'a', 'refusal of a', 'b', 'c']));
  it('count the refusals above a ticket in its position', () => {
    expect(queueLines(queue, ['gone', 'a'].map(refusalOf)).positionOf('c')).toBe(4);
  });
});
