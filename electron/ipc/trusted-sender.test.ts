import { describe, expect, it } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const ours = 'aglis://app/windows/console/index.html';

describe('a sender', () => {
  it('is trusted as the top frame of a page of ours', () => {
    expect(isTrustedSender({ url: ours, parent: null })).toBe(true);
  });

  it.each([
    ['a frame inside another', { url: ours, parent: {} }],
    ['a foreign page', { url: 'https://example.com/', parent: null }],
    ['a host that begins like ours', { url: 'aglis://app.example/x', parent: null }],
    ['a frame that is gone', null],
  ])('is not trusted as %s', (_, frame) => {
    expect(isTrustedSender(frame)).toBe(false);
  });
});
