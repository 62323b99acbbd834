/** Chromium's switches, as `app.commandLine` reads and sets them. */
export function commandLine(argv: readonly string[]) {
  const switches = new Map<string, string>();
  for (const argument of argv) {
    const [, name, value = ''] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? [];
    if (name) switches.set(name, value);
  }
  return {
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    removeSwitch: (name: string) => void switches.delete(name),
    appendArgument: () => undefined,
  };
}
