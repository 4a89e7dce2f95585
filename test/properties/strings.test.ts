import { STRING_PROPS } from '../support/string-props';
import { everyValueHolds } from '../support/string-props/hold';

describe('the string', () => everyValueHolds(STRING_PROPS));
