import { describe, expect, it } from 'vitest';
import { productBoardNames } from '../../shared/domain/boards/product-board-names.ts';
import { aBoard } from '../../shared/domain/testing/authored-builders.ts';
import { boardAuthor, boardName } from './board-name.ts';
import { createTranslations } from './i18n.ts';

const indonesian = createTranslations('id').t;
const english = createTranslations('en').t;
const product = (name: string) => aBoard({ ownerId: null, name });

describe('a board that came with the product', () => {
  it('is called as it is stored in Indonesian, and otherwise in English, whichever it is', () => {
    for (const name of Object.values(productBoardNames)) {
      expect(boardName(product(name), indonesian)).toBe(name);
      expect(boardName(product(name), english)).not.toContain('productBoard');
    }
    expect(boardName(product('Serah terima'), english)).toBe('Hand-over');
    const names = Object.values(productBoardNames).map((name) => boardName(product(name), english));
    expect(new Set(names).size).toBe(names.length);
  });

  it('is called as somebody renamed it', () => {
    expect(boardName(product('Dinding timur'), english)).toBe('Dinding timur');
  });

  it('was made by the system, until a person saved it', () => {
    expect(boardAuthor({ ownerId: null, updatedByName: 'Sistem' }, english)).toBe('System');
    expect(boardAuthor({ ownerId: null, updatedByName: 'Rudi' }, english)).toBe('Rudi');
  });
});

describe('a board that a person made', () => {
  it('keeps the name they gave it, also when the product has one of that name', () => {
    expect(boardName(aBoard({ name: 'Gangguan' }), english)).toBe('Gangguan');
  });
});
