import { z } from 'zod';

const stepSchema = z.looseObject({
  type: z.string(),
  id: z.int().optional(),
  location_index: z.int().optional(),
  arrival: z.number().optional(),
  duration: z.number().optional(),
  setup: z.number().optional(),
  service: z.number().optional(),
  waiting_time: z.number().optional(),
});
export type VroomStep = z.infer<typeof stepSchema>;

/** The output of VROOM 1.15, as far as it is read here. */
export const vroomSolutionSchema = z.looseObject({
  code: z.int(),
  error: z.string().optional(),
  unassigned: z.array(z.looseObject({ id: z.int() })).optional(),
  routes: z.array(z.looseObject({ vehicle: z.int(), steps: z.array(stepSchema) })).optional(),
});
export type VroomSolution = z.infer<typeof vroomSolutionSchema>;
