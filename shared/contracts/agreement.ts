import { z } from 'zod';
import { commandInputs } from './commands.ts';
import { shapeNames, shapes } from './shapes.ts';

/**
 * What a desk and a server must agree on to work together. `server.about` answers it to anybody, so its own form never
 * changes but by new optional fields.
 */
export const agreementSchema = z.object({
  /**
   * The versions of procedures, commands and shapes it speaks. Raise `newest` for what the other side must know of. Of a
   * column of JSON only the kind is compared below: who puts more into one than a desk of before takes raises `oldest` as
   * well, or that desk would leave the row out. From 2 on locks have starts, vans certificates, days prices.
   */
  speaks: z.object({ oldest: z.int().positive(), newest: z.int().positive() }),
  /** The columns of each shape it knows, with their kinds. */
  shapes: z.record(z.string(), z.record(z.string(), z.string())),
  commands: z.array(z.string()),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** Of this program. */
export const agreement: Agreement = {
  speaks: { oldest: 2, newest: 2 },
  shapes: Object.fromEntries(shapeNames.map((name) => [name, shapes[name].columns])),
  commands: Object.keys(commandInputs),
};

/** Of a server from before there was an agreement: it says nothing of itself, so nothing is taken for granted. */
export const beforeAgreements: Agreement = { speaks: { oldest: 1, newest: 1 }, shapes: {}, commands: [] };

export type Disagreement = 'server-too-new' | 'server-too-old';

/**
 * Whether a desk can work with a server, and if not, which of the two is to be updated. What the server has beyond the
 * desk's need (columns, shapes, commands) is no disagreement; a command the server lacks is refused one by one.
 */
export function disagreement(desk: Agreement, server: Agreement): Disagreement | null {
  if (server.speaks.oldest > desk.speaks.newest) return 'server-too-new';
  if (server.speaks.newest < desk.speaks.oldest) return 'server-too-old';
  const isComplete = Object.entries(desk.shapes).every(([name, columns]) =>
    hasColumns(server.shapes[name], columns),
  );
  if (isComplete) return null;
  return server.speaks.newest > desk.speaks.newest ? 'server-too-new' : 'server-too-old';
}

const hasColumns = (
  offered: Readonly<Record<string, string>> | undefined,
  needed: Readonly<Record<string, string>>,
): boolean => offered !== undefined && Object.entries(needed).every(([name, kind]) => offered[name] === kind);
