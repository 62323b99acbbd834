import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aTicket, uuid } from '../../electron/desk/testing/builders.ts';
import type { CommandOutcome, Refusal } from '../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../shared/contracts/live.ts';
import { shapeNames } from '../../shared/contracts/shapes.ts';
import type { TicketEvent } from '../../shared/domain/tickets/ticket-events.ts';
import { commandIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import type { ChaosDesk } from './chaos-room.ts';
import type { Given } from './given.ts';
import type { Truth } from './truth.ts';
import { endedByThemselves, findViolations } from './violations.ts';

const refusal: Refusal = { code: 'ticket-unknown' };
const accepted: CommandOutcome = { kind: 'accepted', transactionId: '1', touched: [] };

const aCommand = (facts: Partial<Given> = {}): Given => ({
  id: commandIdSchema.parse(randomUUID()),
  desk: 'desk-1',
  name: 'ticket.add-note',
  subjectId: uuid(1),
  text: null,
  isKept: true,
  ...facts,
});

const aTruth = (facts: Partial<Truth> = {}): Truth => ({
  outcomes: new Map(),
  audit: [],
  tickets: [],
  events: new Map(),
  numbers: [],
  rows: Object.fromEntries(shapeNames.map((name) => [name, new Map()])) as unknown as Truth['rows'],
  ...facts,
});

const decided = (...commands: readonly Given[]): Partial<Truth> => ({
  outcomes: new Map(commands.map(({ id }) => [id, accepted])),
  audit: commands.map(({ id }) => id),
});

const pendingOf = ({ id }: Given, state: PendingCommand['state']): PendingCommand => ({
  id,
  command: { name: 'ticket.add-note', input: { ticketId: ticketIdSchema.parse(uuid(1)), text: 'a' } },
  issuedAt: 0 as PendingCommand['issuedAt'],
  state,
});

/** What the window of the only desk shows. */
const showing = (
  shown: { commands?: PendingCommand[]; tickets?: Map<string, unknown> } = {},
): ChaosDesk[] => {
  const commands = new Map(shown.commands?.map((command) => [command.id as string, command]));
  const window = {
    isReady: () => true,
    rows: (name: string) =>
      name === 'commands' ? commands : (name === 'tickets' && shown.tickets) || new Map(),
  };
  return [{ name: 'desk-1', window } as unknown as ChaosDesk];
};

const broken = (truth: Truth, desks: ChaosDesk[], given: readonly Given[]) =>
  findViolations(truth, { desks, openedAt: 0 }, given).map(({ promise }) => promise);

describe('a broken promise is found', () => {
  const command = aCommand();

  it('not when the command was applied, or is shown as refused', () => {
    expect(broken(aTruth(decided(command)), showing(), [command])).toEqual([]);
    const shown = [pendingOf(command, { kind: 'refused', refusal, by: 'desk' })];
    expect(broken(aTruth(), showing({ commands: shown }), [command])).toEqual([]);
  });

  it('when a process ended that nobody killed, although it was started again', () => {
    expect(endedByThemselves([])).toEqual([]);
    const [violation] = endedByThemselves(['desk-1 with code 1']);
    expect(violation).toEqual({ promise: 'no process ends by itself', fact: 'desk-1 with code 1' });
  });

  it('when a kept command is nowhere', () => {
    expect(broken(aTruth(), showing(), [command])).toEqual(['no acknowledged command is lost']);
    expect(broken(aTruth(), showing(), [{ ...command, isKept: false }])).toEqual([]);
  });

  it('when an applied command is shown as refused, and a refused one is not shown', () => {
    const shown = [pendingOf(command, { kind: 'refused', refusal, by: 'server' })];
    expect(broken(aTruth(decided(command)), showing({ commands: shown }), [command])).toHaveLength(1);
    const outcomes = new Map([[command.id as string, { kind: 'refused', refusal } as const]]);
    expect(broken(aTruth({ outcomes }), showing(), [command])).toEqual(['no acknowledged command is lost']);
  });

  it('when a dismissed refusal is shown, and not when nobody knows whether it was dismissed', () => {
    const shown = { commands: [pendingOf(command, { kind: 'refused', refusal, by: 'desk' })] };
    const answered = [{ ...command, dismissal: 'answered' } as const];
    const asked = [{ ...command, dismissal: 'asked' } as const];
    expect(broken(aTruth(), showing(shown), answered)).toEqual(['no acknowledged command is lost']);
    for (const [desk, given] of [
      [showing(), answered],
      [showing(shown), asked],
      [showing(), asked],
    ] as const)
      expect(broken(aTruth(), desk, given)).toEqual([]);
  });

  it('when a refusal left for a command in its place that is nowhere', () => {
    const refused = { ...command, dismissal: 'asked' } as const;
    const again = aCommand({ isKept: false, inPlaceOf: command.id });
    const shown = { commands: [pendingOf(command, { kind: 'refused', refusal, by: 'desk' })] };
    expect(broken(aTruth(), showing(), [refused, again])).toEqual(['no acknowledged command is lost']);
    expect(broken(aTruth(), showing(shown), [refused, again])).toEqual([]);
    expect(broken(aTruth(decided(again)), showing(), [refused, again])).toEqual([]);
  });

  it('when a command was decided twice', () => {
    const truth = aTruth({ ...decided(command), audit: [command.id, command.id] });
    expect(broken(truth, showing(), [command])).toEqual(['no command is applied twice']);
  });

  it('when words given once are in two events', () => {
    const worded = aCommand({ text: 'only once' });
    const note = (sequence: number) =>
      ({
        ticketId: uuid(1),
        sequence,
        recordedAt: 1,
        body: { type: 'note-added', text: 'only once' },
      }) as TicketEvent;
    const eventsOf = (count: number) =>
      new Map([[uuid(1), Array.from({ length: count }, (_, index) => note(index + 1))]]);
    const truth = (count: number) => aTruth({ ...decided(worded), events: eventsOf(count) });
    expect(broken(truth(1), showing(), [worded])).toEqual([]);
    expect(new Set(broken(truth(2), showing(), [worded]))).toEqual(new Set(['no command is applied twice']));
  });

  it('when one desk’s commands on one ticket changed their order', () => {
    const [first, second] = [aCommand(), aCommand()];
    const truth = aTruth(decided(second, first));
    expect(broken(truth, showing(), [first, second])).toEqual([
      'commands on one ticket arrive in the order they were given',
    ]);
    expect(broken(truth, showing(), [first, { ...second, subjectId: uuid(2) }])).toEqual([]);
  });

  it('when a command still pends after the healing', () => {
    const shown = [pendingOf(command, { kind: 'accepted', outcome: accepted })];
    expect(broken(aTruth(decided(command)), showing({ commands: shown }), [command])).toEqual([
      'nothing pends but refusals',
    ]);
  });

  it('when a desk shows another row, one too many or one too few', () => {
    const ticket = aTicket({ id: uuid(1) });
    const rows = { ...aTruth().rows, tickets: new Map([[ticket.id as string, ticket]]) };
    const shows = (tickets: Map<string, unknown>) => broken(aTruth({ rows }), showing({ tickets }), []);
    expect(shows(new Map([[ticket.id, { ...ticket }]]))).toEqual([]);
    expect(shows(new Map([[ticket.id, { ...ticket, title: 'another' }]]))).toHaveLength(1);
    expect(shows(new Map())).toEqual(['every desk equals the database']);
    expect(
      shows(
        new Map([
          [ticket.id, ticket],
          [uuid(2), ticket],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('when a number is missing between tickets of a day', () => {
    expect(broken(aTruth({ numbers: ['TKT-20261122-0001', 'TKT-20261122-0002'] }), showing(), [])).toEqual(
      [],
    );
    expect(broken(aTruth({ numbers: ['TKT-20261122-0001', 'TKT-20261122-0003'] }), showing(), [])).toEqual([
      'ticket numbers have no gap',
    ]);
  });

  it('when a ticket has no events to be folded from', () => {
    expect(broken(aTruth({ tickets: [aTicket()] }), showing(), [])).toEqual([
      'a ticket is the fold of its events',
    ]);
  });
});
