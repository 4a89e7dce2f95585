import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MILLISECONDS = 50;

/** Repeatedly reads the command line and environment of every process of this machine, including those in containers. */
export class ProcessWatch {
  private readonly shown = new Set<string>();
  private readonly timer = setInterval(() => this.look(), EVERY_MILLISECONDS);

  /** Stops, and returns every command line and environment that it has read. */
  public end(): readonly string[] {
    clearInterval(this.timer);
    return [...this.shown];
  }

  private look(): void {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      for (const file of ['cmdline', 'environ']) this.shown.add(contentOf(`/proc/${pid}/${file}`));
    }
  }
}

/** Returns nothing for a process that has ended, or for a process of the kernel. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
