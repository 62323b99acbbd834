export { TicketDialogs } from './actions/TicketDialogs.tsx';
export { TicketPanel } from './panel/TicketPanel.tsx';
export { QueuePane } from './queue/QueuePane.tsx';
