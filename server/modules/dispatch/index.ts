export { archiveDispatch } from './archive-dispatch.ts';
export { dispatchWork } from './dispatch-work.ts';
export { runDispatchCommand } from './operations/run-dispatch-command.ts';
export { runWorkOrderCommand } from './operations/run-work-order-command.ts';
export { openTravel, type Travel } from './travel/open-travel.ts';
export { forgetTravelAnswers } from './travel/travel-cache.ts';
