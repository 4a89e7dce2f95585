import { baseName } from './base';
import type { Recipe } from './recipes';

/** The Dockerfile of an image that behaves for the library like the official image of its repository. */
export function dockerfile(recipe: Recipe): string {
  const lines = recipe.repository === 'haproxy' ? proxy(recipe) : server(recipe);
  return [`FROM ${baseName(recipe.suite)}`, ...lines, ''].join('\n');
}

function server({ repository: name, programs, ...recipe }: Recipe): string[] {
  return [
    run(
      `groupadd --system --gid 999 ${name}`,
      `useradd --system --uid 999 --gid ${name} --home-dir /data --no-create-home ${name}`,
      `install --directory --owner ${name} --group ${name} /data`,
    ),
    ...install(recipe),
    ...(programs === undefined ? [] : [`COPY ${programs.names.join(' ')} /usr/local/bin/`]),
    'WORKDIR /data',
    'VOLUME /data',
    'EXPOSE 6379',
    `ENTRYPOINT ["${name}-server"]`,
  ];
}

function proxy(recipe: Recipe): string[] {
  return [...install(recipe), 'USER haproxy', 'STOPSIGNAL SIGUSR1', 'ENTRYPOINT ["haproxy"]'];
}

/** Installs the packages of a recipe, and removes everything else. */
function install({ suite, archive, packages }: Pick<Recipe, 'suite' | 'archive' | 'packages'>): string[] {
  if (packages.length === 0) return [];
  const lists = '/etc/apt/sources.list';
  const add = `sed -n 's/ ${suite} / ${archive} /p' ${lists} > ${lists}.d/${archive}.list`;
  return [
    run(
      ...(archive === undefined ? [] : [add]),
      'export DEBIAN_FRONTEND=noninteractive',
      'apt-get update',
      `apt-get install --yes --no-install-recommends ${packages.join(' ')}`,
      'apt-get clean',
      'rm -rf /var/lib/apt/lists/*',
    ),
  ];
}

function run(...commands: readonly string[]): string {
  return `RUN ${commands.join(' && ')}`;
}
