import { eq } from 'drizzle-orm';
import { type PersonalChoice, personalChoiceSchema } from '../../../shared/domain/boards/personal-choice.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { Transaction } from '../../database/database.ts';
import { personalChoices } from '../../database/schema.ts';

export async function lockChoice(transaction: Transaction, id: AccountId): Promise<PersonalChoice | null> {
  const [row] = await transaction
    .select()
    .from(personalChoices)
    .where(eq(personalChoices.accountId, id))
    .for('update');
  return row ? personalChoiceSchema.parse(row) : null;
}

export async function saveChoice(transaction: Transaction, choice: PersonalChoice): Promise<void> {
  const { accountId: target, ...changed } = choice;
  await (choice.version === 1
    ? transaction.insert(personalChoices).values(choice)
    : transaction.update(personalChoices).set(changed).where(eq(personalChoices.accountId, target)));
}
