import { describe, expect, it } from 'vitest';
import { contentPolicy } from './content-policy.ts';
import { contentTypeOf, pageFile } from './page-file.ts';

describe('a page of our scheme', () => {
  it('is a file of the renderer', () => {
    expect(pageFile('/app/out/renderer', 'aglis://app/windows/console/index.html?x=1')).toBe(
      '/app/out/renderer/windows/console/index.html',
    );
  });

  it.each([
    'aglis://app/../../etc/passwd',
    'aglis://app/%2e%2e/%2e%2e/etc/passwd',
    'aglis://app/..%2f..%2fetc/passwd',
    'aglis://app/%00',
    'aglis://app/%E0%A4%A',
    'aglis://other/windows/console/index.html',
    'file:///etc/passwd',
    'https://app/index.html',
    'nonsense',
  ])('is not %s', (address) => {
    const file = pageFile('/app/out/renderer', address);
    expect(file === null || file.startsWith('/app/out/renderer/')).toBe(true);
  });

  it('is sent as what it is', () => {
    expect(contentTypeOf('/x/index.HTML')).toBe('text/html; charset=utf-8');
    expect(contentTypeOf('/x/unknown.bin')).toBe('application/octet-stream');
  });

  it('may load scripts of its own only', () => {
    const policy = contentPolicy(['ws://127.0.0.1:1']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;");
    expect(policy).not.toContain('unsafe-eval');
  });
});
