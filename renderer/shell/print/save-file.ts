export type SavedFile = { readonly name: string; readonly type: string; readonly text: string };

/** Hands a file to the person: a browser keeps it among the downloads, the desktop app asks where. */
export function saveFile({ name, type, text }: SavedFile, page: Document = document): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the press has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
