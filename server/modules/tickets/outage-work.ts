import { eq } from 'drizzle-orm';
import { outageDismissalSchema } from '../../../shared/domain/outages/dismissal.ts';
import type { OutageWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { outageDismissals } from '../../database/schema.ts';

export const outageWork = (transaction: Transaction): OutageWork => ({
  async lockDismissal(id) {
    const [row] = await transaction
      .select()
      .from(outageDismissals)
      .where(eq(outageDismissals.id, id))
      .for('update');
    return row ? outageDismissalSchema.parse(row) : null;
  },
  async saveDismissal(dismissal) {
    if (dismissal.version === 1) await transaction.insert(outageDismissals).values(dismissal);
    else
      await transaction.update(outageDismissals).set(dismissal).where(eq(outageDismissals.id, dismissal.id));
  },
});
