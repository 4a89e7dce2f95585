import {
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  text,
} from '../../../lib/core/review/json-schema';

const PERSON = object('A person.', {
  name: text('Name.'),
  age: nullable(number('Age. Null if it is not known.')),
  colour: nullable(oneOf('Colour.', ['red', 'green'])),
  tags: list('Tags.', text('Tag.')),
  isOn: optional(flag('Whether it is on.')),
});

const ANNA = { name: 'Anna', age: null, colour: 'red', tags: ['a'] };

describe('a schema', () => {
  test.each([[ANNA], [{ ...ANNA, age: 3, colour: null, isOn: true, later: 1 }]])(
    'finds no fault in a valid value (%#)',
    (value) => {
      expect(PERSON.faultOf(value, '')).toBeUndefined();
    },
  );

  test.each([
    [null, '', 'the content must be an object'],
    [[], 'list[0]', 'list[0] must be an object'],
    [{ ...ANNA, name: 1 }, '', 'name must be a string'],
    [{ name: 'Anna' }, 'people[1]', 'people[1].age is missing'],
    [{ ...ANNA, age: '3' }, '', 'age must be a number'],
    [{ ...ANNA, colour: 'blue' }, '', 'colour must be one of red, green'],
    [{ ...ANNA, tags: {} }, '', 'tags must be a list'],
    [{ ...ANNA, tags: ['a', 1] }, '', 'tags[1] must be a string'],
    [{ ...ANNA, isOn: 'yes' }, '', 'isOn must be true or false'],
  ])('names the first fault and where it is (%#)', (value, at, fault) => {
    expect(PERSON.faultOf(value, at)).toBe(fault);
  });

  test('is written as JSON Schema', () => {
    expect(PERSON.json).toEqual({
      description: 'A person.',
      type: 'object',
      properties: {
        name: { description: 'Name.', type: 'string' },
        age: { description: 'Age. Null if it is not known.', type: ['number', 'null'] },
        colour: { description: 'Colour.', type: ['string', 'null'], enum: ['red', 'green', null] },
        tags: { description: 'Tags.', type: 'array', items: { description: 'Tag.', type: 'string' } },
        isOn: { description: 'Whether it is on.', type: 'boolean' },
      },
      required: ['name', 'age', 'colour', 'tags'],
    });
  });
});
