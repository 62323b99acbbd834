import { isDeepStrictEqual } from 'node:util';
import { entityKey } from '../../../electron/desk/live/live-changes.ts';
import type { WindowDouble } from '../../../electron/desk/testing/desk-harness.ts';
import type { TouchedEntity } from '../../../shared/contracts/commands.ts';
import type { Entities } from '../../../shared/contracts/shapes.ts';
import { isVisibleTo } from '../../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { PersonalChoice } from '../../../shared/domain/boards/personal-choice.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { OutageDismissal } from '../../../shared/domain/outages/dismissal.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { SimulatedDesk } from '../desk/simulated-desk.ts';
import type { StoredTicket } from '../postgres/tables.ts';
import type { World } from '../world.ts';
import type { Given } from './ledger.ts';
import { Violation } from './violation.ts';

/** When all is well again: no command is lost, no refusal is hidden, and windows show what Postgres has. */
export function checkFinally(world: World, signedIn: (desk: SimulatedDesk) => string | null): void {
  for (const given of world.watch.ledger.all()) if (given.order !== null) checkGiven(world, given);
  for (const desk of world.desks) {
    const window = desk.life()?.window;
    const username = signedIn(desk);
    if (window && username) checkWindow(world, { desk, window, username });
  }
}

function checkGiven({ watch }: World, { id, desk, isDismissed }: Given): void {
  const outcome = watch.commits.decided(id)?.outcome.kind;
  const { outbox } = watch.deskWatch(desk);
  const entry = outbox.entries().find((each) => each.id === id);
  if (outcome === 'accepted') return;
  if (entry?.state === 'refused' || isDismissed || outbox.isResting(id)) return;
  throw new Violation(
    outcome ? '8' : '6',
    `${id} given on ${desk} is ${outcome ?? 'undecided'} and nowhere to be seen`,
  );
}

type Seat = { readonly desk: SimulatedDesk; readonly window: WindowDouble; readonly username: string };

function checkWindow(world: World, { desk, window, username }: Seat): void {
  const { watch, people, postgres } = world;
  const account = people.principal(username).accountId;
  const { outbox } = watch.deskWatch(desk.name);
  for (const { id, state } of outbox.entries()) {
    const isMine = watch.ledger.find(id)?.account === account;
    const shown = window.get('commands', id);
    if (isMine && shown?.state.kind !== (outbox.isResting(id) ? undefined : state))
      throw new Violation(
        '8',
        `${desk.name}: ${id} is ${state} and shown as ${shown?.state.kind ?? 'nothing'}`,
      );
  }
  const stored = postgres.database.all(null, 'tickets') as readonly StoredTicket[];
  const tickets = stored.filter(({ archived }) => !archived).map(({ ticket }) => ticket);
  const technicians = postgres.database.all(null, 'technicians') as readonly Technician[];
  compare(desk, 'tickets', window, tickets);
  compare(desk, 'technicians', window, technicians);
  const seen = (each: Board | SavedFilter) => isVisibleTo(each, account);
  const boards = postgres.database.all(null, 'boards') as readonly Board[];
  const filters = postgres.database.all(null, 'saved_filters') as readonly SavedFilter[];
  compare(
    desk,
    'dismissals',
    window,
    postgres.database.all(null, 'outage_dismissals') as readonly OutageDismissal[],
  );
  compare(desk, 'boards', window, boards.filter(seen));
  compare(desk, 'filters', window, filters.filter(seen));
  const all = <Row>(table: string) => postgres.database.all(null, table) as readonly Row[];
  compare(desk, 'log', window, all('log_entries'));
  compare(desk, 'handOvers', window, all('hand_overs'));
  compare(desk, 'workOrders', window, all('work_orders'));
  compare(desk, 'dispatchDays', window, all('dispatch_days'));
  compare(desk, 'vans', window, all('vans'));
  compare(desk, 'parts', window, all('parts'));
  compare(
    desk,
    'pins',
    window,
    all<Pin>('pinned_tickets').filter(({ lifted }) => !lifted),
  );
  const isOwn = ({ accountId }: PersonalChoice) => accountId === account;
  compare(desk, 'choices', window, all<PersonalChoice>('personal_choices').filter(isOwn));
}

function compare<Name extends TouchedEntity>(
  { name }: SimulatedDesk,
  entity: Name,
  window: WindowDouble,
  wanted: readonly Entities[Name][],
): void {
  for (const row of wanted) {
    const key = entityKey(entity, row);
    const shownRow = window.get(entity, key);
    if (!isDeepStrictEqual(plain(shownRow), plain(row)))
      throw new Violation(
        '9',
        `${name}: the window shows ${entity} ${key} otherwise: ${JSON.stringify(shownRow)}`,
      );
  }
  const shown = window.all(entity).length;
  if (shown !== wanted.length)
    throw new Violation('9', `${name}: the window shows ${shown} ${entity}, Postgres has ${wanted.length}`);
}

const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
