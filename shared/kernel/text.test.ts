import { describe, expect, it } from 'vitest';
import { optionalTextSchema, textSchema } from './text.ts';

describe('text a person wrote', () => {
  it('loses its outer white space and whatever would mirror the row it stands in', () => {
    expect(textSchema(50).parse('  LOS \u202Emerah\u202C ')).toBe('LOS merah');
  });

  it('is refused when nothing is left, when it is too long, and with a NUL', () => {
    expect(textSchema(5).safeParse(' \u202E ').success).toBe(false);
    expect(textSchema(5).safeParse('terlalu panjang').success).toBe(false);
    expect(textSchema(5).safeParse('a\u0000').success).toBe(false);
  });

  it('may be empty where nothing needs to be said', () => {
    expect(optionalTextSchema(5).parse('  ')).toBe('');
  });
});
