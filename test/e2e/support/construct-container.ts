import { engine } from './engine';

/** Finds the container of a construct by the label with the construct path, and returns its name. */
export async function containerOf(constructPath: string): Promise<string> {
  const found = await engine.listContainers({
    all: true,
    filters: { label: [`cdktf-redis.construct=${constructPath}`] },
  });
  const names = found.flatMap(({ Names }) => Names.map((name) => name.replace(/^\//, '')));
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw new Error(`expected one container of ${constructPath}, found ${names.join(', ') || 'none'}`);
  }
  return name;
}
