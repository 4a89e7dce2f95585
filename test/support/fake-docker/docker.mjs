/**
 * Replaces the docker CLI in tests without a Docker engine. The containers are in engine.json, and the server in each of them
 * supports the commands of a drill. Every call is logged in calls.log.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const folder = process.env.FAKE_DOCKER;
const [command, ...args] = process.argv.slice(2);
const at = (name) => join(folder, name);
const engine = () => JSON.parse(readFileSync(at('engine.json'), 'utf8'));

appendFileSync(at('calls.log'), `${[command, ...args].join(' ')}\n`);
const COMMANDS = { ps, inspect, exec, restart, image };
if (['container', 'network', 'volume'].includes(command)) objects(command, args);
else COMMANDS[command](args.at(-1), args);

function ps(filter) {
  const [label, value] = filter.replace('label=', '').split('=');
  const found = engine().filter((container) => container.Config.Labels[label] === value);
  process.stdout.write(found.map((container) => `${container.Id}\n`).join(''));
}

function inspect(id) {
  if (container(id) === undefined) return fail(`Error: No such container: ${id}`);
  process.stdout.write(JSON.stringify([container(id)]));
}

/** Lists the objects of a kind with a label, or inspects some. */
function objects(kind, [verb, ...words]) {
  const all = existsSync(at('objects.json'))
    ? JSON.parse(readFileSync(at('objects.json'), 'utf8'))[kind]
    : [];
  const idOf = ({ Id, Name }) => Id ?? Name;
  if (verb === 'inspect') {
    process.stdout.write(JSON.stringify(all.filter((object) => words.includes(idOf(object)))));
    return;
  }
  const label = words.at(-1).replace('label=', '');
  const has = ({ Labels, Config }) => label in (Config?.Labels ?? Labels);
  process.stdout.write(
    all
      .filter(has)
      .map((object) => `${idOf(object)}\n`)
      .join(''),
  );
}

function image(name) {
  const images = existsSync(at('images')) ? readFileSync(at('images'), 'utf8').split('\n') : [];
  if (images.includes(name)) process.stdout.write('sha256:1\n');
  else fail(`Error: No such image: ${name}`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Ends the sessions of a server, and removes its keys if it does not keep them. */
function restart(id) {
  const all = engine();
  const its = all.find(({ Id }) => Id === id);
  its.State.StartedAt = String(Date.now());
  writeFileSync(at('engine.json'), JSON.stringify(all));
  if (!its.keeps) writeFileSync(at(`${id}.keys`), '');
}

function exec(line, args) {
  if (args[0] === '--interactive') session(args[1]);
  else shell(args[0], line);
}

/** Runs a line of sh in a container: the question of a preflight, or the start of a snapshot. */
function shell(id, line) {
  const { info, free, refuses, hangs } = container(id);
  if (hangs === 'always') return hang();
  if (line.includes('BGSAVE')) return process.stdout.write('OK\nBackground saving started\n');
  process.stdout.write(`OK\n${refuses ?? info}\ncdktf-redis:disk\n`);
  process.stdout.write(
    `Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/a 9 9 ${free} 9% /data\n`,
  );
  process.stdout.write('cdktf-redis:overcommit\n0\n');
}

function session(id) {
  const { password, info = 'connected_slaves:0', refuses, State, hangs } = container(id);
  if (hangs === 'always' || (hangs === 'after a restart' && State.StartedAt !== 'first')) return hang();
  setInterval(() => container(id).State.StartedAt !== State.StartedAt && process.exit(137), 20).unref();
  const answers = {
    AUTH: (...words) => (unquoted(words.at(-1)) === password ? 'OK' : 'WRONGPASS invalid password'),
    INFO: () => info,
    ECHO: (text) => text,
    PING: () => 'PONG',
    SET: (key) => {
      if (refuses !== undefined) return refuses;
      appendFileSync(at(`${id}.keys`), `${key}\n`);
      return 'OK';
    },
    GET: (key) => value(key),
    MGET: (...keys) => keys.map(value).join('\n'),
    DEL: (...keys) => {
      writeFileSync(at(`${id}.keys`), [...known()].filter((key) => !keys.includes(key)).join('\n'));
      return String(keys.length);
    },
  };
  const known = () =>
    new Set(existsSync(at(`${id}.keys`)) ? readFileSync(at(`${id}.keys`), 'utf8').split('\n') : []);
  const value = (key) => (known().has(key) ? key.split(':').at(-1) : '');
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [word, ...words] = line.split(' ');
    process.stdout.write(`${answers[word](...words)}\n`);
  });
}

/** Never ends, and ignores SIGTERM. A process outside of its group keeps its pipes open for longer. */
function hang() {
  process.on('SIGTERM', () => undefined);
  const holder = spawn('sleep', ['30'], { detached: true, stdio: 'inherit' });
  appendFileSync(at('holders.log'), `${holder.pid}\n`);
  setInterval(() => undefined, 1000);
}

function container(id) {
  return engine().find(({ Id }) => Id === id);
}

function unquoted(word) {
  return Buffer.from(word.replaceAll(/["\\x]/g, ''), 'hex').toString();
}
