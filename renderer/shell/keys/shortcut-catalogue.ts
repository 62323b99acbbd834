export type ShortcutGroup =
  | 'room'
  | 'queue'
  | 'ticket'
  | 'map'
  | 'board'
  | 'dispatch'
  | 'shifts'
  | 'rewind'
  | 'tour';

type CatalogueEntry = {
  /** `a`, `Ctrl+K`, `Escape`; null until a person gives it one. A letter works only outside fields and dialogs. */
  readonly keys: string | null;
  readonly group: ShortcutGroup;
  /** Its words among the translations. */
  readonly label: string;
};

const entry = (keys: string | null, group: ShortcutGroup, label: string): CatalogueEntry => ({
  keys,
  group,
  label,
});

/** Everything that has a key or may be given one, by the name that never changes: people's own keys are kept by it. */
export const shortcutCatalogue = {
  'room.find': entry('Ctrl+K', 'room', 'hint.search'),
  'room.new-ticket': entry('Ctrl+N', 'room', 'hint.newTicket'),
  'room.boards': entry('Ctrl+B', 'room', 'hint.boards'),
  'room.dispatch': entry('Shift+R', 'room', 'dispatch.title'),
  'room.hand-over': entry('Shift+H', 'room', 'hint.handOver'),
  'room.log-note': entry('l', 'room', 'action.logNote'),
  'room.help': entry('Ctrl+/', 'room', 'hint.allKeys'),
  'room.rewind': entry('w', 'room', 'rewind.begin'),
  'room.outages': entry('Shift+O', 'room', 'outage.title'),
  'room.availability': entry('g', 'room', 'command.technician.set-availability'),
  'room.displays': entry('Shift+D', 'room', 'displays.title'),
  'room.next-display': entry('Shift+L', 'room', 'desktop.next'),
  'room.tour': entry(null, 'room', 'tour.beginRoom'),
  'room.theme-night': entry(null, 'room', 'keys.theme.night'),
  'room.theme-day': entry(null, 'room', 'keys.theme.day'),
  'room.theme-auto': entry(null, 'room', 'keys.theme.auto'),
  'room.language-id': entry(null, 'room', 'keys.language.id'),
  'room.language-en': entry(null, 'room', 'keys.language.en'),
  'queue.next': entry('j', 'queue', 'hint.next'),
  'queue.previous': entry('k', 'queue', 'hint.previous'),
  'queue.down': entry('ArrowDown', 'queue', 'hint.next'),
  'queue.up': entry('ArrowUp', 'queue', 'hint.previous'),
  'queue.open': entry('Enter', 'queue', 'keys.openTicket'),
  'queue.back': entry('Escape', 'queue', 'hint.back'),
  'queue.filters': entry('f', 'queue', 'filters.title'),
  'queue.filter-text': entry('/', 'queue', 'facet.text'),
  'ticket.acknowledge': entry('a', 'ticket', 'action.acknowledge'),
  'ticket.assign': entry('t', 'ticket', 'action.assign'),
  'ticket.choose': entry('Shift+T', 'ticket', 'action.choose'),
  'ticket.unassign': entry('u', 'ticket', 'action.unassign'),
  'ticket.depart': entry('d', 'ticket', 'action.depart'),
  'ticket.arrive': entry('v', 'ticket', 'action.arrive'),
  'ticket.wait': entry('h', 'ticket', 'action.wait'),
  'ticket.resume': entry('r', 'ticket', 'action.resume'),
  'ticket.note': entry('n', 'ticket', 'action.note'),
  'ticket.priority': entry('y', 'ticket', 'action.priority'),
  'ticket.promise': entry('Shift+J', 'ticket', 'action.promise'),
  'ticket.resolve': entry('s', 'ticket', 'action.resolve'),
  'ticket.close': entry('x', 'ticket', 'action.close'),
  'ticket.cancel': entry('c', 'ticket', 'action.cancel'),
  'ticket.reopen': entry('o', 'ticket', 'action.reopen'),
  'ticket.pin': entry('p', 'ticket', 'action.pin'),
  'ticket.outage': entry('m', 'ticket', 'outage.key'),
  'map.marks': entry('1', 'map', 'keys.layer.marks'),
  'map.movers': entry('2', 'map', 'keys.layer.movers'),
  'map.places': entry('3', 'map', 'keys.layer.places'),
  'map.areas': entry('4', 'map', 'keys.layer.areas'),
  'map.shades': entry('5', 'map', 'keys.layer.shades'),
  'map.heat': entry('6', 'map', 'keys.layer.heat'),
  'map.zoom-in': entry('+', 'map', 'map.zoomIn'),
  'map.zoom-out': entry('-', 'map', 'map.zoomOut'),
  'map.fit': entry('0', 'map', 'map.fit'),
  'map.west': entry('Alt+ArrowLeft', 'map', 'keys.pan.west'),
  'map.east': entry('Alt+ArrowRight', 'map', 'keys.pan.east'),
  'map.north': entry('Alt+ArrowUp', 'map', 'keys.pan.north'),
  'map.south': entry('Alt+ArrowDown', 'map', 'keys.pan.south'),
  'board.next': entry('ArrowRight', 'board', 'board.next'),
  'board.previous': entry('ArrowLeft', 'board', 'board.previous'),
  'board.find': entry('/', 'board', 'hint.search'),
  'board.pause': entry(' ', 'board', 'board.pause'),
  'board.pin': entry('p', 'board', 'board.pin'),
  'board.rotation': entry('o', 'board', 'rotation.title'),
  'board.enlarge': entry('z', 'board', 'board.enlargeNext'),
  'board.back': entry('Escape', 'board', 'board.shrink'),
  'board.edit': entry('e', 'board', 'board.edit'),
  'board.whole-screen': entry('Shift+F', 'board', 'board.wholeScreen'),
  'board.display': entry('i', 'board', 'board.display'),
  'board.versions': entry('Ctrl+H', 'board', 'versions.open'),
  'board.remove-tile': entry('Delete', 'board', 'boardEditor.removeSelected'),
  'dispatch.mend': entry('m', 'dispatch', 'dispatch.keys.mend'),
  'dispatch.insert': entry('u', 'dispatch', 'dispatch.keys.insert'),
  'dispatch.relieve': entry('v', 'dispatch', 'dispatch.keys.relieve'),
  'dispatch.redistribute': entry('t', 'dispatch', 'dispatch.keys.redistribute'),
  'dispatch.anew': entry('Shift+M', 'dispatch', 'dispatch.keys.anew'),
  'dispatch.stop': entry('Escape', 'dispatch', 'dispatch.keys.stop'),
  'dispatch.accept-all': entry('Ctrl+Enter', 'dispatch', 'dispatch.keys.acceptAll'),
  'dispatch.accept-chosen': entry('y', 'dispatch', 'dispatch.keys.acceptChosen'),
  'dispatch.reject': entry('x', 'dispatch', 'dispatch.keys.reject'),
  'dispatch.publish': entry('p', 'dispatch', 'dispatch.keys.publish'),
  'dispatch.routes': entry('r', 'dispatch', 'dispatch.keys.routes'),
  'dispatch.shifts': entry('s', 'dispatch', 'dispatch.keys.shifts'),
  'dispatch.vans': entry('k', 'dispatch', 'dispatch.keys.vans'),
  'dispatch.absent': entry('Shift+A', 'dispatch', 'dispatch.keys.absent'),
  'dispatch.print': entry('Ctrl+P', 'dispatch', 'dispatch.keys.print'),
  'dispatch.export': entry('e', 'dispatch', 'dispatch.keys.export'),
  'dispatch.up': entry('ArrowUp', 'dispatch', 'dispatch.keys.up'),
  'dispatch.down': entry('ArrowDown', 'dispatch', 'dispatch.keys.down'),
  'dispatch.earlier': entry('ArrowLeft', 'dispatch', 'dispatch.keys.earlier'),
  'dispatch.later': entry('ArrowRight', 'dispatch', 'dispatch.keys.later'),
  'dispatch.tray': entry('f', 'dispatch', 'dispatch.keys.tray'),
  'dispatch.hours': entry('h', 'dispatch', 'dispatch.keys.hours'),
  'dispatch.defer': entry('w', 'dispatch', 'dispatch.keys.defer'),
  'dispatch.take': entry(' ', 'dispatch', 'dispatch.keys.take'),
  'dispatch.open': entry('Enter', 'dispatch', 'dispatch.keys.open'),
  'dispatch.lock': entry('l', 'dispatch', 'dispatch.keys.lock'),
  'dispatch.unassign': entry('Delete', 'dispatch', 'dispatch.keys.unassign'),
  'dispatch.undo': entry('Ctrl+Z', 'dispatch', 'dispatch.keys.undo'),
  'dispatch.redo': entry('Ctrl+Y', 'dispatch', 'dispatch.keys.redo'),
  'dispatch.weights': entry('b', 'dispatch', 'dispatch.keys.weights'),
  'dispatch.day-before': entry('[', 'dispatch', 'dispatch.keys.dayBefore'),
  'dispatch.day-after': entry(']', 'dispatch', 'dispatch.keys.dayAfter'),
  'shifts.team': entry('t', 'shifts', 'dispatch.shifts.key.team'),
  'shifts.usual': entry('1', 'shifts', 'dispatch.shifts.key.usual'),
  'shifts.off': entry('2', 'shifts', 'dispatch.shifts.key.off'),
  'shifts.leave': entry('3', 'shifts', 'dispatch.shifts.key.leave'),
  'shifts.absent': entry('4', 'shifts', 'dispatch.shifts.key.absent'),
  'rewind.live': entry('Escape', 'rewind', 'rewind.live'),
  'rewind.play': entry(' ', 'rewind', 'rewind.play'),
  'rewind.back': entry('ArrowLeft', 'rewind', 'rewind.back'),
  'rewind.forward': entry('ArrowRight', 'rewind', 'rewind.forward'),
  'rewind.far-back': entry('Shift+ArrowLeft', 'rewind', 'rewind.farBack'),
  'rewind.far-forward': entry('Shift+ArrowRight', 'rewind', 'rewind.farForward'),
  'rewind.start': entry('Home', 'rewind', 'rewind.start'),
  'rewind.end': entry('End', 'rewind', 'rewind.end'),
  'rewind.faster': entry(']', 'rewind', 'rewind.faster'),
  'rewind.slower': entry('[', 'rewind', 'rewind.slower'),
  'tour.next': entry('ArrowRight', 'tour', 'tour.next'),
  'tour.enter': entry('Enter', 'tour', 'tour.next'),
  'tour.back': entry('ArrowLeft', 'tour', 'tour.back'),
  'tour.leave': entry('Escape', 'tour', 'tour.leave'),
} as const satisfies Record<string, CatalogueEntry>;

export type ShortcutId = keyof typeof shortcutCatalogue;
export const shortcutIds = Object.keys(shortcutCatalogue) as readonly ShortcutId[];

/** What closes and what explains stays where everybody finds it; what fields need stays theirs. */
const reservedKeys: ReadonlySet<string> = new Set([
  'Escape',
  'Tab',
  'Ctrl+/',
  'Ctrl+Enter',
  'Ctrl+A',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Y',
  'Ctrl+Z',
]);
export const isReserved = (keys: string): boolean => reservedKeys.has(keys);

type Place = 'console' | 'board' | 'dispatch' | 'shifts' | 'rewind' | 'tour';

/** The map of a day of dispatch has routes alone, and nothing to switch. */
const inRoomAndOnBoards: ReadonlySet<ShortcutId> = new Set([
  'room.rewind',
  'room.outages',
  'map.marks',
  'map.movers',
  'map.places',
  'map.areas',
  'map.shades',
  'map.heat',
]);
const inEveryWindow: ReadonlySet<ShortcutId> = new Set([
  'room.find',
  'room.help',
  'room.next-display',
  'ticket.acknowledge',
]);

/**
 * A window that is rewound, or in which a tour runs, and the grid of shifts have keys of their own, which come before those
 * the window has otherwise.
 */
function placesOf(id: ShortcutId): readonly Place[] {
  if (inEveryWindow.has(id)) return ['console', 'board', 'dispatch'];
  if (inRoomAndOnBoards.has(id)) return ['console', 'board'];
  const { group } = shortcutCatalogue[id];
  if (group === 'map') return ['console', 'board', 'dispatch'];
  return group === 'room' || group === 'queue' || group === 'ticket' ? ['console'] : [group];
}

/** Whether both mean something in the same window: only there one key cannot mean two things. */
export const shareWindow = (a: ShortcutId, b: ShortcutId): boolean =>
  placesOf(a).some((place) => placesOf(b).includes(place));

/** Nothing but colours and words: no focus goes anywhere. */
export const changesLooks = (id: ShortcutId): boolean =>
  id.startsWith('room.theme-') || id.startsWith('room.language-');

const changingTheRoom: ReadonlySet<ShortcutId> = new Set([
  'room.new-ticket',
  'room.displays',
  'room.availability',
  'board.edit',
  'dispatch.accept-all',
  'dispatch.accept-chosen',
  'dispatch.publish',
  'dispatch.absent',
]);

/** What changes the room cannot be done at a moment of the past. */
export const changesTheRoom = (id: ShortcutId): boolean =>
  shortcutCatalogue[id].group === 'ticket' || changingTheRoom.has(id);
