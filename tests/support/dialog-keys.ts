import type { OpenDialog } from '../../renderer/shell/intent.ts';
import { type ShortcutId, shortcutCatalogue } from '../../renderer/shell/keys/shortcut-catalogue.ts';

/* The rotation's stands in board windows. */
type ConsoleDialog = Exclude<OpenDialog['kind'], 'rotation'>;

/** Every dialog of the console, by the key that opens it about a ticket in that state: a new one is not forgotten. */
export const dialogs: Readonly<Record<ConsoleDialog, readonly [key: ShortcutId, about?: string]>> = {
  finder: ['room.find'],
  'new-ticket': ['room.new-ticket'],
  boards: ['room.boards'],
  displays: ['room.displays'],
  'hand-over': ['room.hand-over'],
  'log-note': ['room.log-note'],
  help: ['room.help'],
  outages: ['room.outages'],
  availability: ['room.availability'],
  filters: ['queue.filters'],
  assign: ['ticket.choose', 'open'],
  unassign: ['ticket.unassign', 'assigned'],
  wait: ['ticket.wait', 'assigned'],
  note: ['ticket.note', 'assigned'],
  priority: ['ticket.priority', 'assigned'],
  promise: ['ticket.promise', 'assigned'],
  resolve: ['ticket.resolve', 'assigned'],
  cancel: ['ticket.cancel', 'assigned'],
  pin: ['ticket.pin', 'assigned'],
  reopen: ['ticket.reopen', 'resolved'],
  'leave-outage': ['ticket.outage', 'part'],
};

/** As Playwright names a key of the catalogue. */
export const pressed = (id: ShortcutId): string =>
  (shortcutCatalogue[id].keys ?? '').replace('Ctrl+', 'Control+');
