import { z } from 'zod';

/** The input of VROOM 1.15 (docs/API.md of VROOM-Project/vroom), as far as it is read here; other keys pass unread. */
const amounts = z.array(z.int().nonnegative());
const seconds = z.int().nonnegative();
const window = z.tuple([z.number(), z.number()]);
const location = z.tuple([z.number(), z.number()]);
const matrix = z.array(z.array(z.number()));

const jobSchema = z.looseObject({
  id: z.int().nonnegative(),
  description: z.string().optional(),
  location: location.optional(),
  location_index: z.int().nonnegative().optional(),
  setup: seconds.optional(),
  service: seconds.optional(),
  delivery: amounts.optional(),
  amount: amounts.optional(),
  pickup: amounts.optional(),
  skills: z.array(z.int()).optional(),
  priority: z.int().min(0).max(100).optional(),
  time_windows: z.array(window).optional(),
  setup_per_type: z.record(z.string(), seconds).optional(),
  service_per_type: z.record(z.string(), seconds).optional(),
});
export type VroomJob = z.infer<typeof jobSchema>;

const breakSchema = z.looseObject({
  id: z.int().nonnegative(),
  time_windows: z.array(window).optional(),
  service: seconds.optional(),
  max_load: amounts.optional(),
});

const vehicleSchema = z.looseObject({
  id: z.int().nonnegative(),
  description: z.string().optional(),
  profile: z.string().optional(),
  start: location.optional(),
  start_index: z.int().nonnegative().optional(),
  end: location.optional(),
  end_index: z.int().nonnegative().optional(),
  capacity: amounts.optional(),
  skills: z.array(z.int()).optional(),
  time_window: window.optional(),
  breaks: z.array(breakSchema).optional(),
  costs: z
    .looseObject({
      fixed: z.number().optional(),
      per_hour: z.number().optional(),
      per_km: z.number().optional(),
      per_task_hour: z.number().optional(),
    })
    .optional(),
  speed_factor: z.number().optional(),
  max_tasks: z.int().nonnegative().optional(),
  max_travel_time: seconds.optional(),
  max_distance: z.number().optional(),
  steps: z.array(z.looseObject({ type: z.string(), id: z.int().optional() })).optional(),
});
export type VroomVehicle = z.infer<typeof vehicleSchema>;

export const vroomProblemSchema = z.looseObject({
  jobs: z.array(jobSchema).optional(),
  shipments: z.array(z.unknown()).optional(),
  vehicles: z.array(vehicleSchema),
  matrices: z
    .record(
      z.string(),
      z.looseObject({
        durations: matrix.optional(),
        distances: matrix.optional(),
        costs: matrix.optional(),
      }),
    )
    .optional(),
});
export type VroomProblem = z.infer<typeof vroomProblemSchema>;
