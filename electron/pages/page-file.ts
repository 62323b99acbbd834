import { extname, join, normalize, sep } from 'node:path';

export const pageScheme = 'aglis';
export const pageOrigin = `${pageScheme}://app`;
export const consolePageUrl = `${pageOrigin}/windows/console/index.html`;
export const boardPageUrl = `${pageOrigin}/windows/board/index.html`;
export const dispatchPageUrl = `${pageOrigin}/windows/dispatch/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.pmtiles': 'application/octet-stream',
};

/** The file a page's address stands for; null for another host, or for anything outside the renderer's directory. */
export function pageFile(rendererDirectory: string, address: string): string | null {
  const url = URL.parse(address);
  if (!url || url.protocol !== `${pageScheme}:` || url.host !== 'app') return null;
  const path = decoded(url.pathname);
  if (path === null || path.includes('\0')) return null;
  const file = normalize(join(rendererDirectory, path));
  return file.startsWith(normalize(rendererDirectory + sep)) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

export const contentTypeOf = (file: string): string =>
  contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
