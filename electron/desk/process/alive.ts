/** A desk whose thread has come to its end again says so this often to whoever started it. */
export const aliveEveryMs = 5000;
