import { describe, expect, it } from 'vitest';
import { changeKeys, isChanged, type KeyChoices, keysOfPerson, swapKeys } from './key-choices.ts';
import { isReserved, shareWindow, shortcutCatalogue, shortcutIds } from './shortcut-catalogue.ts';

const changed = (change: ReturnType<typeof changeKeys>): KeyChoices => {
  if (change.kind !== 'changed') throw new Error(change.kind);
  return change.choices;
};

describe('the keys of a person', () => {
  it('are the usual ones until they choose', () => {
    expect(keysOfPerson({}, 'ticket.resolve')).toBe('s');
    const choices = changed(changeKeys({}, 'ticket.resolve', 'F2'));
    expect(keysOfPerson(choices, 'ticket.resolve')).toBe('F2');
    expect(keysOfPerson(choices, 'ticket.close')).toBe('x');
    expect(isChanged(choices, 'ticket.resolve')).toBe(true);
  });

  it('may be taken away, and given to what has none', () => {
    const choices = changed(changeKeys({}, 'ticket.resolve', null));
    expect(keysOfPerson(choices, 'ticket.resolve')).toBeNull();
    const night = changed(changeKeys(choices, 'room.theme-night', 's'));
    expect(keysOfPerson(night, 'room.theme-night')).toBe('s');
  });

  it('name what holds a key already, and swap with it', () => {
    expect(changeKeys({}, 'ticket.resolve', 't')).toEqual({ kind: 'taken', by: 'ticket.assign' });
    const swapped = swapKeys({}, { id: 'ticket.resolve', keys: 't', by: 'ticket.assign' });
    expect(swapped).toEqual({ 'ticket.resolve': 't', 'ticket.assign': 's' });
    const back = swapKeys(swapped, { id: 'ticket.resolve', keys: 's', by: 'ticket.assign' });
    expect(back).toEqual({});
  });

  it('take the key from what they swap with when they have none to give', () => {
    const swapped = swapKeys({}, { id: 'room.theme-night', keys: 's', by: 'ticket.resolve' });
    expect(keysOfPerson(swapped, 'ticket.resolve')).toBeNull();
  });

  it.each(['Escape', 'Ctrl+/', 'Ctrl+V', 'Ctrl+Enter'])('cannot be %s', (keys) => {
    expect(changeKeys({}, 'ticket.resolve', keys)).toEqual({ kind: 'reserved' });
    expect(keysOfPerson({ 'ticket.resolve': keys }, 'ticket.resolve')).toBe('s');
  });

  it('leave help and the step back where everybody finds them', () => {
    expect(changeKeys({}, 'room.help', 'F1')).toEqual({ kind: 'reserved' });
    expect(keysOfPerson({ 'queue.back': 'q' }, 'queue.back')).toBe('Escape');
  });

  it('may mean one thing on a board and another on the console', () => {
    expect(changeKeys({}, 'board.next', 'j').kind).toBe('changed');
    expect(changeKeys({}, 'board.next', 'a')).toEqual({ kind: 'taken', by: 'ticket.acknowledge' });
  });

  it('may mean one thing in the grid of shifts and another on the board below it', () => {
    expect(changeKeys({}, 'shifts.leave', 'b').kind).toBe('changed');
    expect(changeKeys({}, 'shifts.leave', 't')).toEqual({ kind: 'taken', by: 'shifts.team' });
    expect(changeKeys({}, 'dispatch.weights', '1').kind).toBe('changed');
  });

  it('mean an acknowledgement in every window by the same key', () => {
    expect(changeKeys({}, 'dispatch.absent', 'a')).toEqual({ kind: 'taken', by: 'ticket.acknowledge' });
  });
});

describe('the catalogue of shortcuts', () => {
  it('gives no key two meanings in one window', () => {
    const clashes = shortcutIds.filter((id) =>
      shortcutIds.some(
        (other) =>
          other !== id &&
          shortcutCatalogue[id].keys !== null &&
          shortcutCatalogue[id].keys === shortcutCatalogue[other].keys &&
          shareWindow(id, other),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('reserves only the keys that are the same for everybody', () => {
    const fixed = shortcutIds.filter((id) => isReserved(shortcutCatalogue[id].keys ?? ''));
    expect(fixed).toEqual([
      'room.help',
      'queue.back',
      'board.back',
      'dispatch.stop',
      'dispatch.accept-all',
      'dispatch.undo',
      'dispatch.redo',
      'rewind.live',
      'tour.leave',
    ]);
  });
});
