export { TourGuide } from './TourGuide.tsx';
