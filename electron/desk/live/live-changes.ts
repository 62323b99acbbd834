import type { LiveChange, LiveName, PendingCommand } from '../../../shared/contracts/live.ts';
import type { Entities, ShapeName } from '../../../shared/contracts/shapes.ts';
import { assertNever } from '../../../shared/kernel/assert-never.ts';

/** TypeScript cannot see that name and value belong together once the name is generic. */
export const putRow = <Name extends ShapeName>(
  entity: Name,
  key: string,
  value: Entities[Name],
): LiveChange => ({ entity, op: 'put', key, value }) as LiveChange;

export const patchRow = <Name extends ShapeName>(
  entity: Name,
  key: string,
  value: Partial<Entities[Name]>,
): LiveChange => ({ entity, op: 'patch', key, value }) as LiveChange;

export const putCommand = (value: PendingCommand): LiveChange => ({
  entity: 'commands',
  op: 'put',
  key: value.id,
  value,
});

export const gone = (entity: LiveName, key: string): LiveChange =>
  ({ entity, op: 'delete', key }) as LiveChange;

type AnyEntity = { [Name in ShapeName]: { readonly name: Name; readonly entity: Entities[Name] } }[ShapeName];

/** The entity's key; the same text as `shapeKey` gives for its row. */
export function entityKey<Name extends ShapeName>(name: Name, entity: Entities[Name]): string {
  const known = { name, entity } as AnyEntity;
  switch (known.name) {
    case 'tickets':
    case 'technicians':
    case 'dismissals':
    case 'customers':
    case 'sites':
    case 'packages':
    case 'boards':
    case 'filters':
    case 'log':
    case 'handOvers':
    case 'calendars':
    case 'parts':
    case 'heartbeat':
      return known.entity.id;
    case 'choices':
      return known.entity.accountId;
    case 'pins':
    case 'workOrders':
      return known.entity.ticketId;
    case 'positions':
    case 'vans':
      return known.entity.technicianId;
    case 'policies':
      return `${known.entity.tier} ${known.entity.priority}`;
    case 'dispatchDays':
      return known.entity.day;
    case 'settings':
      return known.entity.key;
    default:
      return assertNever(known);
  }
}
