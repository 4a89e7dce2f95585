/** Seconds as HAProxy and people read them: whole hours (`12h`) and minutes (`5m`), anything else in seconds. */
export function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
