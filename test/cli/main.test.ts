import { call } from '../support/cli';

const USAGE = 'Usage: cdktf-redis COMMAND [OPTIONS]\n';

describe('the command line', () => {
  test.each(['--help', '-h'])('lists its commands at %s', (flag) => {
    expect(call(flag)).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Usage: .*\n\nCommands:\n {2}versions +lists the version strings/),
    });
  });

  test('prints the same as an error without arguments', () => {
    expect(call()).toEqual({ code: 2, out: '', err: call('--help').out });
  });

  test.each(['version', '--json', ''])('rejects %p, which is not a command', (name) => {
    expect(call(name)).toEqual({
      code: 2,
      out: '',
      err: `cdktf-redis: unknown command '${name}', see cdktf-redis --help\n${USAGE}`,
    });
  });

  test.each(['--help', '-h'])('prints the help of a command at %s, even with other arguments', (flag) => {
    const { code, out, err } = call('versions', '--unknown', flag);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: cdktf-redis versions [--json] [--engine redis|valkey]\n');
    expect(out).toContain('cdktf-redis versions lists the version strings that a service can run.\n');
  });

  test.each([
    [['--unknown'], '--unknown'],
    [['7.0'], '7.0'],
    [['--engine'], '--engine'],
    [['--engine', '--json'], '--engine'],
    [['--engine', 'keydb'], "--engine must be redis or valkey, not 'keydb'"],
    [['--json=yes'], '--json'],
  ])('rejects %p with one line and the usage of the command', (args, culprit) => {
    const { code, out, err } = call('versions', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [line, ...usage] = err.split('\n');
    expect(line).toMatch(/^cdktf-redis versions: .*[^.]$/);
    expect(line).toContain(culprit);
    expect(usage).toEqual(['Usage: cdktf-redis versions [--json] [--engine redis|valkey]', '']);
  });

  test.each([[['--help']], [['versions']], [['versions', '--help']]])('%p fits in 100 columns', (args) => {
    expect(
      call(...args)
        .out.split('\n')
        .filter((line) => line.length > 100),
    ).toEqual([]);
  });
});
