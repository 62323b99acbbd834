export {
  type FillOptions,
  type FillProgress,
  type FillReport,
  fillDemoWorld,
} from './fill/fill-demo-world.ts';
export { type DemoAccount, demoPassword } from './people/create-accounts.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator/create-simulator.ts';
export type { SimulatedTicket, SimulatorActor, SimulatorPorts } from './simulator/ports.ts';
export type { DemoWorld, DemoWorldRequest } from './world/create-demo-world.ts';
export { type DemoWorldSize, fullWorld, smallWorld } from './world/world-size.ts';
