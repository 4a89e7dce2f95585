import { withoutTexts } from '../../lib/stack/expression';

describe('an expression without its texts', () => {
  test.each([
    ['port 6379\nname "a" {b}', 'port 6379\nname "a" {b}'],
    ['a ${var.b} c', 'a ${var.b} c'],
    ['${f("b", x.y)} "c"', '${f("", x.y)} "c"'],
    ['${f("a\\"b\\\\", x)}', '${f("", x)}'],
    ['${f("a ${g("b", x)} c")}', '${f("${g("", x)}")}'],
    ['${f({ "a" = x, b = "}" })} }', '${f({ "" = x, b = "" })} }'],
    ['$${a "b"} %%{c "d"} \\${f("e")}', '$${a "b"} %%{c "d"} \\${f("")}'],
    ['%{ if x == "a" }b%{ endif }', '%{ if x == "" }b%{ endif }'],
    ['${"$"}{a "b"}', '${""}{a "b"}'],
    ['${f("$${a}")}${x}', '${f("")}${x}'],
  ])('is made of %j', (template, expected) => {
    expect(withoutTexts(template)).toBe(expected);
  });
});
