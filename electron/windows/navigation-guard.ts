import type { Session, WebContents } from 'electron';
import { pageOrigin } from '../pages/page-file.ts';

/** A page stays where it is: it opens nothing, embeds nothing and goes nowhere but to pages of ours. */
export function guardNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** A page of ours may show notifications; none asks for the camera, the place or anything else of the machine. */
export function allowNotices(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isNotices(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isNotices(permission));
  session.setDevicePermissionHandler(() => false);
}

const isNotices = (permission: string): boolean => permission === 'notifications';

const isOurs = (url: string): boolean => url === pageOrigin || url.startsWith(`${pageOrigin}/`);
