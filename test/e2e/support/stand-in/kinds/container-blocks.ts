import { block, flag, integer, list, text, textSet } from '../parse';

/** The nested blocks of a docker_container that the stand-in implements. */

export const capabilities = block({}, { add: textSet, drop: textSet });

export const networks = list(block({ name: text }, { aliases: textSet }));

export const ports = list(block({ internal: integer }, { external: integer, ip: text, protocol: text }));

export const volumes = list(block({ volume_name: text, container_path: text }, { read_only: flag }));

export const healthcheck = block(
  { test: list(text) },
  { interval: text, timeout: text, start_period: text, retries: integer },
);

export const uploads = list(block({ file: text, content: text }, { permissions: text, executable: flag }));

export const ulimits = list(block({ name: text, soft: integer, hard: integer }, {}));

export const labels = list(block({ label: text, value: text }, {}));
