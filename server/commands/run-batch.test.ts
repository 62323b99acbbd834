import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommandEnvelope,
  type CommandName,
  type CommandOutcome,
  commandEnvelopeSchema,
} from '../../shared/contracts/commands.ts';
import { noon } from '../../tests/support/server-builders.ts';
import { runBatch } from './run-batch.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const envelope = (n: number, name: CommandName, input: object): CommandEnvelope =>
  commandEnvelopeSchema.parse({ id: uuid(n), name, input, issuedAt: noon });
const note = (n: number, ticket: number) =>
  envelope(n, 'ticket.add-note', { ticketId: uuid(ticket), text: 'x' });
const outcomeOf = ({ id }: CommandEnvelope): CommandOutcome => ({
  kind: 'accepted',
  transactionId: id,
  touched: [],
});
const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Says when each began and ended, and takes a while for each. */
function recorder(fails: (envelope: CommandEnvelope) => boolean = () => false) {
  const story: string[] = [];
  const running = { now: 0, most: 0 };
  const runTogether = async (given: readonly CommandEnvelope[]) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    for (const each of given) {
      story.push(`begin ${each.id}`);
      await tick();
      story.push(`end ${each.id}`);
      if (fails(each)) throw new Error(`failed ${each.id}`);
    }
    running.now -= 1;
    return given.map(outcomeOf);
  };
  const isBefore = (a: CommandEnvelope, b: CommandEnvelope) =>
    story.indexOf(`end ${a.id}`) < story.indexOf(`begin ${b.id}`);
  return { story, running, runTogether, isBefore };
}

describe('a batch of commands', () => {
  it('keeps the order of each ticket and answers in the order given, whatever runs at once (invariant 7)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 30 }), async (tickets) => {
        const given = tickets.map((ticket, n) => note(n, 100 + ticket));
        const { runTogether, isBefore } = recorder();
        expect(await runBatch(given, runTogether)).toEqual(given.map(outcomeOf));
        for (const [n, first] of given.entries())
          for (const [m, second] of given.entries())
            if (n < m && tickets[n] === tickets[m]) expect(isBefore(first, second)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the order of everything about boards and filters, which look at each other', async () => {
    const given = [
      envelope(1, 'filter.save', { filterId: uuid(301), baseVersion: 0 }),
      envelope(2, 'board.save', { boardId: uuid(201), baseVersion: 0 }),
      note(3, 101),
      envelope(4, 'board.remove', { boardId: uuid(202), baseVersion: 1 }),
      envelope(5, 'filter.remove', { filterId: uuid(301), baseVersion: 1 }),
    ];
    const { runTogether, isBefore } = recorder();
    await runBatch(given, runTogether);
    const [first, second, , fourth, fifth] = given as [CommandEnvelope, ...CommandEnvelope[]];
    for (const [a, b] of [
      [first, second],
      [second, fourth],
      [fourth, fifth],
    ] as [CommandEnvelope, CommandEnvelope][])
      expect(isBefore(a, b)).toBe(true);
  });

  it('keeps the order of what is said of one day, one part, one site, and of tickets an outage explains', async () => {
    const pairs = [
      [
        envelope(1, 'dispatch.set-shift', { planDay: '2026-11-23', technicianId: uuid(900) }),
        envelope(2, 'dispatch.set-routes', { planDay: '2026-11-23', routes: [] }),
      ],
      [
        envelope(3, 'part.save', { partId: uuid(500), baseVersion: 0 }),
        envelope(4, 'part.save', { partId: uuid(500), baseVersion: 1 }),
      ],
      [
        envelope(5, 'outage.dismiss', { siteId: uuid(600) }),
        envelope(6, 'outage.accept', { ticketId: uuid(101), siteId: uuid(600), ticketIds: [uuid(102)] }),
      ],
      [envelope(7, 'outage.accept', { ticketId: uuid(103), ticketIds: [uuid(104)] }), note(8, 104)],
    ] as const;
    const { runTogether, isBefore } = recorder();
    await runBatch([...pairs.map(([first]) => first), ...pairs.map(([, second]) => second)], runTogether);
    for (const [first, second] of pairs) expect(isBefore(first, second)).toBe(true);
  });

  it('runs what does not concern each other at once, in a few lanes of the same length', async () => {
    const { runTogether, running } = recorder();
    await runBatch(
      Array.from({ length: 40 }, (_, n) => note(n, 100 + n)),
      runTogether,
    );
    expect(running.most).toBe(8);
  });

  it('assigns a technician after their availability was changed, when it was given after', async () => {
    const technicianId = uuid(900);
    const availability = { kind: 'on-leave', until: null };
    const comes = envelope(1, 'technician.set-availability', { technicianId, availability });
    const assigned = envelope(2, 'ticket.assign', { ticketId: uuid(100), technicianId });
    const { runTogether, isBefore } = recorder();
    await runBatch([comes, assigned], runTogether);
    expect(isBefore(comes, assigned)).toBe(true);
  });

  it('lets the rule choose a technician only when all before it is done, and nothing after it', async () => {
    const [before, chosen, after] = [
      note(1, 100),
      envelope(2, 'ticket.auto-assign', { ticketId: uuid(101) }),
      note(3, 102),
    ];
    const { runTogether, isBefore } = recorder();
    await runBatch([before, chosen, after], runTogether);
    expect(isBefore(before, chosen) && isBefore(chosen, after)).toBe(true);
  });

  it('numbers tickets in the order they were opened', async () => {
    const opens = [1, 2, 3].map((n) => envelope(n, 'ticket.open', { ticketId: uuid(100 + n) }));
    const { runTogether, running } = recorder();
    await runBatch(opens, runTogether);
    expect(running.most).toBe(1);
  });

  it('says that a command failed when all else has ended, and does not begin what follows it', async () => {
    const [failing, dependent, other] = [note(1, 100), note(2, 100), note(3, 101)];
    const { runTogether, story } = recorder(({ id }) => id === failing.id);
    await expect(runBatch([failing, dependent, other], runTogether)).rejects.toThrow(`failed ${failing.id}`);
    expect(story).toContain(`end ${other.id}`);
    expect(story).not.toContain(`begin ${dependent.id}`);
  });
});
