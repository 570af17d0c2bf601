import { describe, expect, it } from 'vitest'
import { type Kind, kindOf } from '../../server/config/kind.ts'
import { parse } from '../../server/hcl/parse.ts'
import { createSource } from '../../server/text/source.ts'

const kind = (text: string, named = false): Kind => kindOf(parse(createSource('file', text)), named)

describe('what a file is', () => {
  it.each<readonly [Kind, string]>([
    ['a Nomad job', 'job "web" {\n  datacenters = ["dc1"]\n}'],
    ['a Nomad job', '{"Job": {"ID": "web"}}'],
    ['a Nomad ACL policy', 'namespace "default" {\n  policy = "read"\n}\nagent {\n  policy = "read"\n}'],
    ['a Nomad volume specification', 'id = "v"\nname = "v"\ntype = "csi"\nplugin_id = "ebs"'],
    ['a Nomad namespace, quota or node pool specification', 'node_pool "gpu" {\n  description = "x"\n}'],
    ['a Terraform module', 'variable "region" {\n  default = "eu"\n}\nresource "aws_instance" "a" {\n}'],
    ['a Terraform module', 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.0"\n}'],
    ['a Packer template', 'source "docker" "x" {\n}\nbuild {\n}'],
    ['a Vault policy', 'path "secret/*" {\n  capabilities = ["read"]\n}'],
    ['a Nomad ACL policy', 'quota {\n  capabilities = ["read"]\n}\nnode {\n}'],
    ['a Nomad ACL policy', 'namespace "default" {\n  variables {\n  }\n}'],
    ['a Packer template', '{"builders": []}'],
    ['a consul-template configuration', 'exec {\n}\nreload_signal = "SIGHUP"'],
    ['a Consul configuration', 'services {\n}\nname = "a"'],
    ['a Terraform module', '$schema = "a"\nlocals {\n}'],
    ['a Nomad job', 'server {\n}\njob "a" {\n}'],
    ['a Consul configuration', 'server = true\ndata_dir = "a"\nnode_id = 1'],
    ['a Vault configuration', 'storage "raft" {\n}\nlistener "tcp" {\n}\nui = true'],
    [
      'a Consul configuration',
      'datacenter = "dc1"\ndata_dir = "/opt/consul"\nclient_addr = "0.0.0.0"\nserver = true\nretry_join = ["a"]',
    ],
    ['a Consul configuration', 'datacenter = "dc1"\nserver = true\nbootstrap_expect = 3'],
    ['something else', 'group "default" {\n  targets = ["app"]\n}'],
    ['something else', 'include "root" {\n  path = find_in_parent_folders()\n}'],
    ['something else', 'plugin "aws" {\n  enabled = true\n}\nrule "x" {\n  enabled = true\n}'],
    ['something else', 'module "a" "b" {\n}'],
    ['something else', 'job = "a"'],
    ['something else', 'locals = "a"'],
    ['something else', '{"//": "a"}'],
    ['something else', 'quota = "a"\nnamespace {\n  policy = "read"\n}'],
    ['something else', '{"name": "a", "datacenter": "b"}'],
    ['something else', 'build "a" {\n}'],
    ['something else', 'encrypt = "a"\nfoo = {'],
    ['something else', '{"name": "a", "server": {}, "a": 1, "b": 2}'],
    ['something else', '{"name": "package", "version": "1.0.0", "dependencies": {}}'],
    ['something else', '{"a": [1, 2], "server": {"port": 80}, "title": "x"}'],
  ])('%s', (expected, text) => {
    expect(kind(text)).toBe(expected)
  })

  it.each([
    'server {\n  enabled = true\n}',
    'data_dir = "/opt/nomad"',
    'plugin "docker" {\n  config {\n  }\n}',
    'consul {\n  address = "127.0.0.1:8500"\n}',
    '# nothing yet\n',
    '',
    '{"server": {"enabled": true}}',
    'DATA_DIR = "/opt/nomad"\nencrypt = "misplaced"',
    'server {\n  enabled = true\n',
    'server {\n}\nname = "a"\njob "web" {\n}\nclient {\n}\n',
    'server {\n}\ndata_dir = "a"\nexec {\n}\n',
    'agent {\n}\nserver {\n}\n',
    'server {\n}\nclient {\n}\nacl {\n}\nserver = true\n',
    'name = "a"\nregion = "b"\n',
    '{"server": {}, "//": "a", "$schema": "b"}',
    '{"server": {}, "client": {}, "a": 1, "b": 2}',
    '{}',
    '= =',
  ])('is agent configuration: %j', (text) => {
    expect(kind(text)).toBe('agent')
  })

  it('is what the user says, unless it shows that it is something else', () => {
    expect(kind('encrypt = "x"', true)).toBe('agent')
    expect(kind('encrypt = "x"', false)).toBe('something else')
    expect(kind('{"name": "a"}', true)).toBe('agent')
    expect(kind('{"name": "a", "b": 1}', true)).toBe('something else')
    expect(kind('{"server": {}, "a": 1, "b": 2}', true)).toBe('agent')
    expect(kind('{"server": {}, "a": 1, "b": 2}', false)).toBe('something else')
    expect(kind('job "web" {\n}', true)).toBe('a Nomad job')
    expect(kind('{"name": "package", "dependencies": {}}', true)).toBe('something else')
  })
})
