import { pageOrigin } from '../pages/page-file.ts';

/** What is known of a frame that sent a message. */
export type SenderFrame = { readonly url: string; readonly parent: unknown } | null;

/** Only the top frame of a page of ours is answered; a frame that is gone, or inside another, is not. */
export const isTrustedSender = (frame: SenderFrame): boolean =>
  frame !== null && frame.parent === null && frame.url.startsWith(`${pageOrigin}/`);
