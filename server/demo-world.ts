export async function openDemoWorld(_: unknown): Promise<null | { signIn: []; live(): () => void }> { return null; }
