// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapHit } from './frame.ts';
import type { MapController } from './map-controller.ts';
import { MapTooltip } from './map-tooltip.ts';
import { type DropTarget, StopDragging } from './stop-dragging.ts';

const stop: MapHit = { kind: 'stop', id: 'stop', routeId: 'a' };
const plate: MapHit = { kind: 'route', id: 'b' };

/** A stop at the left, a plate at the right, ground between. */
function open(isAllowed = true) {
  const container = document.body.appendChild(document.createElement('div'));
  const ground = container.appendChild(document.createElement('div'));
  const dragStop = vi.fn();
  const hitAt = (x: number) => (x < 20 ? stop : x > 80 ? plate : undefined);
  const controller = { map: { getContainer: () => container }, hitAt, dragStop };
  const handlers = {
    outlook: (_: string, { kind }: DropTarget) => (kind === 'route' || kind === 'page' ? 'in time' : null),
    drop: vi.fn(),
  };
  const abort = new AbortController();
  new StopDragging(controller as unknown as MapController, {
    tooltip: new MapTooltip(container),
    handlers: () => (isAllowed ? handlers : null),
    signal: abort.signal,
  });
  const onGroundDrag = vi.fn();
  container.addEventListener('mousedown', onGroundDrag);
  const send = (type: string, x: number, on: EventTarget = ground) =>
    on.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 5, bubbles: true, cancelable: true }));
  return { container, handlers, dragStop, onGroundDrag, send, abort };
}

describe('a stop on the map', () => {
  let map: ReturnType<typeof open>;
  beforeEach(() => {
    map = open();
  });
  afterEach(() => {
    Reflect.deleteProperty(document, 'elementFromPoint');
    map.abort.abort();
    document.body.replaceChildren();
  });

  it('is dropped on what the hand lets it go over', () => {
    map.send('mousedown', 10);
    map.send('mousemove', 50);
    map.send('mousemove', 90);
    expect(map.dragStop).toHaveBeenLastCalledWith(expect.objectContaining({ target: plate }));
    map.send('mouseup', 90);
    expect(map.handlers.drop).toHaveBeenCalledExactlyOnceWith('stop', plate);
  });

  it('is dropped on what lies beside the map', () => {
    const tray = document.body.appendChild(document.createElement('section'));
    document.elementFromPoint = () => tray;
    map.send('mousedown', 10);
    map.send('mousemove', 200);
    expect(map.dragStop).toHaveBeenLastCalledWith(expect.objectContaining({ target: null }));
    map.send('mouseup', 200, document);
    expect(map.handlers.drop).toHaveBeenCalledExactlyOnceWith('stop', { kind: 'page', element: tray });
  });

  it('does not move the ground with it, as a press of the ground does', () => {
    map.send('mousedown', 10);
    expect(map.onGroundDrag).not.toHaveBeenCalled();
    map.send('mousedown', 50);
    expect(map.onGroundDrag).toHaveBeenCalledOnce();
  });

  it('stays where it is when the hand hardly moved, or lets it go over nothing', () => {
    map.send('mousedown', 10);
    map.send('mousemove', 12);
    map.send('mouseup', 12);
    map.send('mousedown', 10);
    map.send('mousemove', 50);
    map.send('mouseup', 50);
    expect(map.handlers.drop).not.toHaveBeenCalled();
  });

  it('is let go of with Escape', () => {
    map.send('mousedown', 10);
    map.send('mousemove', 90);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    map.send('mouseup', 90);
    expect(map.handlers.drop).not.toHaveBeenCalled();
  });

  it('is not pressed by the end of a drag', () => {
    const pressed = vi.fn();
    map.container.addEventListener('click', pressed);
    map.send('mousedown', 10);
    map.send('mousemove', 90);
    map.send('mouseup', 90);
    map.send('click', 90);
    expect(pressed).not.toHaveBeenCalled();
    map.send('click', 10);
    expect(pressed).toHaveBeenCalledOnce();
  });
});

it('is not taken by who may not plan', () => {
  const { send, dragStop, abort } = open(false);
  send('mousedown', 10);
  send('mousemove', 90);
  expect(dragStop).not.toHaveBeenCalled();
  abort.abort();
});
