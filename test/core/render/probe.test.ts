import { probeCommands } from '../../../lib/core/render/probe';
import { generatedLogins, givenLogins } from '../../support/core';
import { expectGolden } from '../../support/golden';

describe('the commands of the health check', () => {
  test('log in as the user probe if the server has users', () => {
    expectGolden('probe-6.0', probeCommands(generatedLogins(true).probe).toString());
  });

  test('log in with the only password below 6.0', () => {
    expectGolden('probe-2.8', probeCommands(generatedLogins(false).probe).toString());
  });

  test('quote a given password', () => {
    expectGolden('probe-given-password', probeCommands(givenLogins().probe).toString());
  });
});
