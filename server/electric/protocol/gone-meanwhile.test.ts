import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { shapeKey } from '../shapes/shape-definition.ts';
import type { ProtocolContext } from './context.ts';
import { respond } from './respond.ts';

const definition = { table: 'issues' };

/** A shape that goes while the disk reads a piece of it. */
function goingShape() {
  const shape = {
    handle: 'old',
    key: shapeKey(definition, 'full'),
    gone: undefined as string | undefined,
    resolved: { selected: [], table: { columns: [] } },
    snapshot: {
      find: () => Promise.resolve('exists'),
      body: () => {
        shape.gone = 'the table was altered';
        return Promise.resolve(Buffer.from('[]'));
      },
    },
  };
  return shape;
}

describe('an answer from a shape that goes while it is read', () => {
  it('is the 409 that others are given, and not its rows after they were told', async () => {
    const context = {
      stopping: new AbortController().signal,
      registry: { byHandle: goingShape, byKey: () => ({ handle: 'new' }) },
    } as unknown as ProtocolContext;
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET' });
    const response = new ServerResponse(request);
    await respond(context, definition, new URLSearchParams('offset=0_0&handle=old'), request, response);
    expect(response.statusCode).toBe(409);
  });
});
