import { splitArgs } from '../support/readers/arguments';
import { readHaproxyCfg } from '../support/readers/haproxy-cfg';
import { readRedisConf, readUsersAcl } from '../support/readers/server-files';
import { evaluated } from '../support/readers/terraform-template';

describe('the reader of redis.conf', () => {
  test.each([
    ['hz 20', ['hz', '20']],
    ['a  "b c"\td', ['a', 'b c', 'd']],
    ['a \'b\\\'c\' "\\x41\\n\\"\\q"', ['a', "b'c", 'A\n"q']],
    ['a b"c d"', ['a', 'bc d']],
    ['a ""', ['a', '']],
    ['a #b', ['a', '#b']],
    ['a \\ "\\xc3\\xa9" é', ['a', '\\', 'é', 'é']],
  ])('splits %j as Redis does', (line, args) => {
    expect(splitArgs(line)).toEqual(args);
  });

  test.each(['a "b', "a 'b", 'a "b"c', 'a "b\\"'])('rejects %j as Redis does', (line) => {
    expect(() => splitArgs(line)).toThrow();
  });

  test('skips comments and empty lines, and converts names to lower case', () => {
    expect(readRedisConf('# a\n\n  HZ 1 \n')).toEqual([['hz', '1']]);
  });
});

describe('the reader of users.acl', () => {
  test('splits at every space, even in quotes', () => {
    expect(readUsersAcl('user a ~"b c"\n')).toEqual([['user', 'a', '~"b', 'c"']]);
  });
});

describe('the reader of haproxy.cfg', () => {
  test.each([
    ['  a b\\ c # d', ['a', 'b c']],
    ['a "b # \\"c\\"" \'$d\'', ['a', 'b # "c"', '$d']],
    ['a \\x41\\r\\n \\+', ['a', 'A\r\n', '\\+']],
    ['a ""', ['a', '']],
  ])('splits %j as HAProxy does', (line, words) => {
    expect(readHaproxyCfg(`${line}\n`)).toEqual([words]);
  });

  test.each(['a "$HOME"', 'a "b'])('rejects %j, which is not literal text', (line) => {
    expect(() => readHaproxyCfg(`${line}\n`)).toThrow();
  });
});

describe('the reader of Terraform templates', () => {
  test.each([
    ['$${a} %%{b} $ % $$ {}', '${a} %{b} $ % $$ {}'],
    ['$$${a}', '$${a}'],
    ['${"$"}{a} ${"$$"}b', '${a} $$b'],
    ['e\u0301', '\u00e9'],
  ])('evaluates %j as Terraform does', (template, text) => {
    expect(evaluated(template)).toBe(text);
  });

  test('replaces each expression with a unique placeholder', () => {
    const [one, other, again] = ['a ${f("}", x)} b', 'a ${y} b', 'a ${f("}", x)} b'].map(evaluated);
    expect(one).toMatch(/^a ⟦\w+⟧ b$/);
    expect(other).not.toBe(one);
    expect(again).toBe(one);
  });

  test.each(['%{ if a }', '${a', '${"a}'])('rejects %j', (template) => {
    expect(() => evaluated(template)).toThrow();
  });
});
