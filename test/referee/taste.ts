/**
 * `tame` input is accepted and decodes, so that values and positions of large files are compared too;
 * `wild` input holds whatever goes wrong now and then, so most larger files are refused somewhere.
 */
export type Taste = 'tame' | 'wild'
