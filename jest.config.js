const common = {
  testEnvironment: 'node',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^cdktf-redis$': '<rootDir>/lib/index.ts',
    '^cdktf-redis/kubernetes$': '<rootDir>/lib/kubernetes.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf.out/', '<rootDir>/.ci/work/'],
};

module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['chaos', 'e2e', 'kubernetes', 'matrix', 'output'].map(
        (folder) => `<rootDir>/test/${folder}/`,
      ),
    },
    { ...common, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.test.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
    {
      ...common,
      displayName: 'kubernetes',
      testMatch: ['<rootDir>/test/kubernetes/**/*.test.ts'],
    },
    { ...common, displayName: 'matrix', testMatch: ['<rootDir>/test/matrix/**/*.test.ts'] },
    { ...common, displayName: 'output', testMatch: ['<rootDir>/test/output/**/*.test.ts'] },
  ],
};
