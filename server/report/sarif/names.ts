/** `tls/min-version-weak` is `TlsMinVersionWeak`: SARIF wants names that programs can use. */
export function pascalCase(id: string): string {
  return id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase())
}
