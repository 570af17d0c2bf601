import { describe, expect, it } from 'vitest'
import { isAddressTemplate, isTemplate } from '../../server/config/template.ts'

describe('what another tool will replace', () => {
  it.each([
    '${a}',
    'a-${b}-c',
    '<%= a %>',
    '{% if a %}',
    '{{ a }}',
    '{{a}}',
    'a-{{ b }}',
    '{{ {"a": 1} }}',
    '[[ .a ]]',
    '[[- $a ]]',
    '[[a]]',
    '@@A@@',
    '__A_1__',
    '\ufffc',
    '{{ GetPrivateIP }}-{{ a }}',
    '{{ a }} {{ GetPrivateIP }}',
    '{{ GetPrivateAddressX }}',
    '{{ get_private_ip }}',
    '{{ getprivateip }}',
    '{{ getPrivateIPX }}',
    '{{ env "GetPrivateIP" }}',
    '${a}{{ GetPrivateIP }}',
  ])('%s', (text) => {
    expect(isTemplate(text)).toBe(true)
    expect(isAddressTemplate(text)).toBe(false)
  })

  it.each([
    '',
    'a',
    '${a',
    'a}${',
    '%><%',
    '<%=',
    '{{ a',
    'a }}',
    '}}{{',
    '{ a }',
    '[[1, 2]]',
    '[["a"]]',
    '@@a',
    '__a__',
    '${',
    '{%}',
  ])('not %j', (text) => {
    expect(isTemplate(text)).toBe(false)
  })
})

describe('what Nomad works out itself', () => {
  it.each([
    '{{ GetPrivateIP }}',
    '{{GetPublicIPs}}',
    '{{- GetInterfaceIP "eth0" }}',
    '{{ (GetAllInterfaces | attr "address") }}',
    '{{ GetDefaultInterfaces | exclude "type" "IPv6" }}',
    '{{ GetPrivateIP }}:{{ GetInterfaceIP "eth0" }}',
    // Misspelt.
    '{{ GetPrivateIPX }}',
    '{{ GetPrivateIp }}',
    '{{ getPrivateIp }}',
  ])('%s', (text) => {
    expect(isTemplate(text)).toBe(false)
    expect(isAddressTemplate(text)).toBe(true)
  })

  it.each(['10.0.0.1', 'GetPrivateIP'])('not %s', (text) => expect(isAddressTemplate(text)).toBe(false))
})
