import type { TFunction } from 'i18next';
import type { Board } from '../../shared/domain/boards/board.ts';
import { productAuthorName, productBoardNames } from '../../shared/domain/boards/product-board-names.ts';

const keys: ReadonlyMap<string, string> = new Map(
  Object.entries(productBoardNames).map(([key, name]) => [name, key]),
);

/** What a board is called in the person's language: the product's own are stored in one language. */
export const boardName = ({ ownerId, name }: Pick<Board, 'ownerId' | 'name'>, t: TFunction): string =>
  ownerId === null ? storedBoardName(name, t) : name;

/** The same of a board of which only the stored name is known. */
export function storedBoardName(name: string, t: TFunction): string {
  const key = keys.get(name);
  return key ? t(`productBoard.${key}`) : name;
}

/** Who saved it last, in the person's language where that was the product. */
export const boardAuthor = (
  { ownerId, updatedByName }: Pick<Board, 'ownerId' | 'updatedByName'>,
  t: TFunction,
): string => (ownerId === null && updatedByName === productAuthorName ? t('event.system') : updatedByName);
