import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSignal } from '../process/signal.ts';
import { noon, operator, uuid } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { accepted, addNote, queued } from '../testing/queued.ts';
import { type Outbox, type OutboxChange, openOutbox } from './outbox.ts';
import { type OutboxStore, openOutboxStore } from './outbox-store.ts';

/** What may happen to an outbox; `n` names a command, `version` the row it is about. */
type Step =
  | { readonly kind: 'give' | 'refuse' | 'dismiss'; readonly n: number }
  | { readonly kind: 'accept'; readonly n: number; readonly version: number }
  | { readonly kind: 'arrive'; readonly ticket: number; readonly version: number; readonly isNamed: boolean }
  | { readonly kind: 'restart' };

const n = fc.integer({ min: 1, max: 8 });
const version = fc.integer({ min: 1, max: 4 });
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('give' as const), n }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accept' as const), n, version }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('refuse' as const, 'dismiss' as const), n }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      ticket: fc.integer({ min: 1, max: 3 }),
      version,
      isNamed: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

type OfOneCommand = Exclude<Step, { kind: 'arrive' | 'restart' }>;
type Expected = { readonly state: 'waiting' | 'refused' | 'accepted'; readonly version: number };
const ticketOf = (command: number) => (command % 3) + 1;
const commandOf = (command: number) => queued(command, addNote(ticketOf(command), `catatan ${command}`));

describe('an outbox', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened = 0;
  let store: OutboxStore;
  let outbox: Outbox;
  const open = () => {
    store = openOutboxStore({
      file: join(directory.path, `${opened}.db`),
      clock: { now: () => noon },
      log: silent,
    });
    outbox = openOutbox(store, createSignal<OutboxChange>());
  };

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  /** What must be in the outbox, and the versions of the rows that have arrived. */
  type Model = { readonly commands: Map<number, Expected>; readonly rows: Map<string, number> };
  const evidenceOf = ({ rows }: Model) => ({
    version: (_: string, id: string) => rows.get(id) ?? null,
    provenThrough: () => null,
  });
  const hasArrived = ({ rows }: Model, command: number, { state, version: needed }: Expected) =>
    state === 'accepted' && (rows.get(uuid(ticketOf(command))) ?? 0) >= needed;

  /** Does the step, and notes in the model what must be true after it. */
  function take(step: Step, model: Model): void {
    if (step.kind === 'restart') {
      store.close();
      open();
      lookAtAll(model);
    } else if (step.kind === 'arrive') arrive(step, model);
    else ofOneCommand(step, model.commands);
  }

  /** As a desk does each second and when it starts: until then a settled command may stay on the disk. */
  function lookAtAll(model: Model): void {
    outbox.settle(evidenceOf(model));
    for (const [command, expected] of model.commands)
      if (hasArrived(model, command, expected)) model.commands.delete(command);
  }

  function arrive({ ticket, version: at, isNamed }: Extract<Step, { kind: 'arrive' }>, model: Model): void {
    const id = uuid(ticket);
    model.rows.set(id, Math.max(model.rows.get(id) ?? 0, at));
    outbox.settle(evidenceOf(model), isNamed ? [{ entity: 'tickets', id }] : undefined);
    for (const [command, expected] of model.commands) {
      const isLookedAt = !isNamed || ticketOf(command) === ticket;
      if (isLookedAt && hasArrived(model, command, expected)) model.commands.delete(command);
    }
  }

  function ofOneCommand(step: OfOneCommand, commands: Model['commands']): void {
    const { id } = commandOf(step.n);
    const known = commands.get(step.n)?.state ?? null;
    if (step.kind === 'dismiss') {
      expect(outbox.dismiss(id, operator.accountId)).toBe(known === 'refused');
      if (known === 'refused') commands.delete(step.n);
    } else if (step.kind === 'give' && known === null) {
      outbox.queue([commandOf(step.n)]);
      commands.set(step.n, { state: 'waiting', version: 0 });
    } else if (step.kind === 'accept' && known === 'waiting') {
      const outcome = accepted([ticketOf(step.n), step.version]);
      outbox.answered([{ id, kind: 'accepted', outcome, decidedAt: noon }]);
      commands.set(step.n, { state: 'accepted', version: step.version });
    } else if (step.kind === 'refuse' && known === 'waiting') {
      outbox.answered([{ id, kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' }]);
      commands.set(step.n, { state: 'refused', version: 0 });
    }
  }

  it('holds a command until its row is here or its author let go of its refusal, over any restart (invariants 6, 8, 9)', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 60, size: 'max' }), (steps) => {
        opened += 1;
        open();
        const model: Model = { commands: new Map(), rows: new Map() };
        for (const step of steps) take(step, model);
        lookAtAll(model);
        const held = outbox.of(operator.accountId).map(({ id, state }) => `${id} ${state.kind}`);
        const expected = [...model.commands].map(
          ([command, { state }]) => `${commandOf(command).id} ${state}`,
        );
        expect(held).toEqual(expected);
        const kept = store.load().commands.map(({ id, state }) => `${id} ${state.kind}`);
        expect(kept).toEqual(expected);
        store.close();
      }),
      { numRuns: 100 },
    );
  });
});
