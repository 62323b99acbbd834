export { DispatchBar } from './bar/DispatchBar.tsx';
export { DispatchBoard } from './board/DispatchBoard.tsx';
export { DispatchNotices } from './board/DispatchNotices.tsx';
export { useDispatchDesk } from './use-dispatch-desk.ts';
