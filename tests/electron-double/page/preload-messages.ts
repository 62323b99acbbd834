import type { BridgeMessage } from '../port-bridge.ts';

/** What a preload says to the main process. */
export type PageMessage =
  | {
      readonly kind: 'send';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly ports: readonly string[];
    }
  | {
      readonly kind: 'invoke';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly id: number;
    }
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string }
  | BridgeMessage;

/** What the main process says to a preload. */
export type PreloadMessage =
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly ports: readonly string[];
    }
  | { readonly kind: 'invoked'; readonly id: number; readonly error: string | null; readonly value: unknown }
  | BridgeMessage;
