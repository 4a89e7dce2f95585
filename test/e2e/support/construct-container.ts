import { engine } from './engine';

/** The name of the container that runs a construct, by the label that holds the path of the construct. */
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
