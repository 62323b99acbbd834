import { z } from 'zod';
import { technicianIdSchema } from '../../kernel/ids.ts';
import { textSchema } from '../../kernel/text.ts';
import { availabilitySchema, type Technician } from './technician.ts';

export const technicianCommandInputs = {
  'technician.set-availability': z.strictObject({
    technicianId: technicianIdSchema,
    availability: availabilitySchema,
  }),
  /** A team is where somebody was put into it, and no longer where nobody is. */
  'technician.set-team': z.strictObject({
    technicianId: technicianIdSchema,
    team: textSchema(40).nullable(),
  }),
} as const;

export type TechnicianCommand = {
  [Name in keyof typeof technicianCommandInputs]: {
    readonly name: Name;
    readonly input: z.infer<(typeof technicianCommandInputs)[Name]>;
  };
}[keyof typeof technicianCommandInputs];

/** Never refused: the last word of two holds, by field. */
export function changedTechnician(technician: Technician, command: TechnicianCommand): Technician {
  const { technicianId: _, ...said } = command.input;
  return { ...technician, ...said, version: technician.version + 1 };
}
