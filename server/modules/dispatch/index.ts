export { openTravel, type Travel } from './travel/open-travel.ts';
export { forgetTravelAnswers } from './travel/travel-cache.ts';
