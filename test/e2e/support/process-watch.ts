import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MILLISECONDS = 50;

/** Looks again and again at what every process of this machine, those in containers too, shows of itself. */
export class ProcessWatch {
  private readonly shown = new Set<string>();
  private readonly timer = setInterval(() => this.look(), EVERY_MILLISECONDS);

  /** Ends it, and returns every command line and environment that it saw. */
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

/** Nothing of a process that has ended meanwhile, or that is the kernel's. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
