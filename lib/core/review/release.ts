/** The release of cdktf-redis. A test compares it with `package.json`, which is not read at run time. */
export const RELEASE = '0.1.0';
