import type { VroomJob, VroomProblem, VroomVehicle } from './vroom-problem.ts';

/** What a VROOM file asks for that is not planned here, with the record that asks; null when there is nothing. */
export function unplannable({ shipments = [], jobs = [], vehicles }: VroomProblem): string | null {
  if (shipments.length > 0) return 'Shipments are not planned here: a visit happens at one place.';
  const profiles = new Set(vehicles.map(({ profile }) => profile ?? 'car'));
  if (profiles.size > 1)
    return `All vehicles must share one profile; these have ${[...profiles].join(' and ')}.`;
  for (const job of jobs) {
    const asked = jobAsks(job);
    if (asked) return `Job ${job.id} asks for ${asked}, which is not planned here.`;
  }
  for (const vehicle of vehicles) {
    const asked = vehicleAsks(vehicle);
    if (asked) return `Vehicle ${vehicle.id} asks for ${asked}, which is not planned here.`;
  }
  return null;
}

function jobAsks({ pickup = [], setup_per_type, service_per_type }: VroomJob): string | null {
  if (pickup.some((amount) => amount > 0)) return 'a pickup';
  return setup_per_type || service_per_type ? 'times by type of vehicle' : null;
}

function vehicleAsks({ speed_factor = 1, max_distance, costs, breaks = [] }: VroomVehicle): string | null {
  if (speed_factor !== 1) return 'a speed of its own';
  if (max_distance !== undefined) return 'a longest distance';
  if (costs?.per_task_hour) return 'a cost by the hour of work';
  if (breaks.some((pause) => pause.max_load)) return 'a break by load';
  return breaks.some((pause) => (pause.time_windows?.length ?? 0) > 1)
    ? 'a break with several windows'
    : null;
}
