import { describe } from 'vitest'
import { client, judges, server } from './judges.ts'

describe('paths', () => {
  judges([
    ['data_dir = "/opt/nomad"', undefined],
    ['data_dir = "C:/nomad"', undefined],
    ['data_dir = "C:\\\\nomad"', undefined],
    ['data_dir = "\\\\\\\\host\\\\share"', undefined],
    ['data_dir = "nomad"', /^"nomad": "nomad" is no absolute path, as `data_dir` has to be/],
    ['data_dir = "./nomad"', /no absolute path/],
    ['data_dir = "C:nomad"', /no absolute path/],
    ['data_dir = "\\\\nomad"', /no absolute path/],
    ['data_dir = ""', undefined],
    ['data_dir = "${dir}/nomad"', undefined],
    ['data_dir = "C:\\nomad"', /holds a line break: that is what a single backslash before `n` makes/],
    ['data_dir = "C:\\\\opt\\temp"', /holds a tab/],
    ['data_dir = "/opt/a\\tb"', undefined],
    ['plugin_dir = "plugins"', /no absolute path/],
    ['client { state_dir = "a" }', /`client.state_dir`/],
    ['client { alloc_dir = "a" }', /no absolute path/],
    ['client { alloc_mounts_dir = "a" }', /no absolute path/],
    ['client { host_volumes_dir = "a" }', /no absolute path/],
    ['client { host_volume_plugin_dir = "a" }', /no absolute path/],
    ['client { common_plugin_dir = "a" }', undefined],
    ['server { data_dir = "a" }', undefined],
    ['client { host_volume "a" { path = "/a" } }', undefined],
    ['client { host_volume "a" { path = "" } }', /^"": The host volume "a" has no path/],
    ['client { host_volume "a" { read_only = true } }', /^host_volume: The host volume "a" has no path/],
    ['client { host_volume "a" { path = "${path}" } }', undefined],
  ])

  const own = 'state_dir = "/s" alloc_dir = "/a" alloc_mounts_dir = "/m"'
  judges([
    ['server { enabled = true }', /^server: A server needs a `data_dir`/],
    ['server { enabled = true }\nclient { enabled = true }', /A server needs/],
    ['server { enabled = true }\ndata_dir = ""', /^"": A server needs/],
    ['server { enabled = true }\ndata_dir = "${dir}"', undefined],
    ['server { enabled = "${server}" }', undefined],
    ['client { enabled = true }', /^client: A client needs a `data_dir`: /],
    [`client { enabled = true ${own} }`, /, or `plugin_dir` as well: /],
    [`client { enabled = true ${own} }\nplugin_dir = "/p"`, undefined],
    ['client { servers = ["a"] }', undefined],
    ['server { enabled = true', undefined],
  ])
})

describe('ports', () => {
  judges([
    ['client { reserved { reserved_ports = "22,80-90" } }', undefined],
    ['client { reserved { reserved_ports = " 22, 80 " } }', undefined],
    ['client { reserved { reserved_ports = "" } }', undefined],
    ['client { reserved { reserved_ports = "65536" } }', undefined],
    ['client { reserved { reserved_ports = "65537" } }', /^65537: "65537" is out of range/],
    ['client { reserved { reserved_ports = "1-65537" } }', /out of range/],
    ['client { reserved { reserved_ports = "0" } }', /begin at 1/],
    ['client { reserved { reserved_ports = "0-10" } }', /begin at 1/],
    ['client { reserved { reserved_ports = "22,90-80" } }', /^90-80: "90-80" ends before it begins/],
    ['client { reserved { reserved_ports = "1-2-3" } }', /no range: it has two ends/],
    ['client { reserved { reserved_ports = "80 - 90" } }', /no port, nor a range/],
    ['client { reserved { reserved_ports = "22,,80" } }', /nothing between the commas/],
    ['client { reserved { reserved_ports = "22,http" } }', /^http/],
    ['client { reserved { reserved_ports = "1-65536,1-65536" } }', /names more ports than there are/],
    ['client { host_network "a" { reserved_ports = "x" } }', /^x/],
    ['client { host_network "a" { reserved_ports = "22" } }', undefined],
    [
      'client { min_dynamic_port = 200 max_dynamic_port = 100 }',
      /^200: 200 is above `max_dynamic_port`, 100/,
    ],
    ['client { min_dynamic_port = 100 max_dynamic_port = 100 }', undefined],
    ['client { min_dynamic_port = 100 max_dynamic_port = "${max}" }', undefined],
    ['client { min_dynamic_port = 40000 }', undefined],
    ['client { max_dynamic_port = 100 }', undefined],
  ])
  judges(
    [
      ['min_dynamic_port = 40000', /^40000: 40000 is above `max_dynamic_port`, 32000/],
      ['min_dynamic_port = 32000', undefined],
      ['max_dynamic_port = 100', /^100: 100 is below `min_dynamic_port`, 20000/],
      ['max_dynamic_port = 0', undefined],
    ],
    client,
  )
  judges(
    [
      ['ports { rpc = 4646 }', /^4646: 4646 is the port for `http` as well/],
      ['ports { serf = 4647 }', /for `rpc` as well/],
      ['ports { http = 5000 serf = 5000 }', /^5000/],
      ['ports { rpc = 4646 }\naddresses { rpc = "10.0.0.1" }', undefined],
      ['ports { rpc = 4646 }\naddresses { rpc = "10.0.0.1" http = "10.0.0.1" }', /as well/],
      ['ports { rpc = 4646 }\naddresses { rpc = "${rpc}" }', undefined],
      ['ports { rpc = 5000 }', undefined],
    ],
    (text) => server('') + text,
  )
  judges([['ports { http = 4647 }', undefined]], (text) => client('') + text)
})
