import { expect, it } from 'vitest'
import { driverValueMistake } from '../../../server/agents/values/driver-values.ts'
import type { Data } from '../../../server/config/values.ts'

const duration = 'write numbers with units, such as "30s", "5m" or "1h30m"'
const modes = 'write "host" or "container:NAME"'
const ipcModes = 'write "none", "private", "host", "shareable" or "container:NAME"'
const ids = 'write ids and ranges, separated by commas without blanks: "0,1000-1100"'

type Row = readonly [setting: string, data: Data, what?: string, help?: string]

const rows: readonly Row[] = [
  ['docker/gc/image_delay', ''],
  ['docker/gc/image_delay', '0s'],
  ['docker/gc/image_delay', 'soon', '"soon" is no duration', duration],
  [
    'docker/gc/dangling_containers/period',
    '3 days',
    '"3 days" is no duration',
    'write "72h": there is no unit for days',
  ],
  ['docker/gc/dangling_containers/creation_grace', '1m'],
  ['docker/gc/dangling_containers/creation_grace', '59s', '"59s" is too short', 'write "1m" or more'],
  ['docker/pull_activity_timeout', 30, '"30" is no duration', 'add a unit: "30s", "30m" or "30h"'],
  ['docker/allowed_modes/pid', ['host', 'container:web', '']],
  ['docker/allowed_modes/pid', ['container:'], '"container:" is no mode that can be allowed', modes],
  [
    'docker/allowed_modes/pid',
    ['host', 'no-container:web'],
    '"no-container:web" is no mode that can be allowed',
    modes,
  ],
  // Docker looks for the name of a container in `pid` only.
  ['docker/allowed_modes/ipc', ['none', 'private', 'host', 'shareable', 'container:web', 'container:', '']],
  ['docker/allowed_modes/ipc', ['shared'], '"shared" is no mode that can be allowed', ipcModes],
  [
    'docker/allowed_modes/ipc',
    ['no-container:web'],
    '"no-container:web" is no mode that can be allowed',
    ipcModes,
  ],
  ['docker/allowed_modes/userns', ['host', '']],
  ['docker/allowed_modes/userns', ['private'], '"private" is no mode that can be allowed', 'write "host"'],
  [
    'docker/allowed_modes/uts',
    ['container:web'],
    '"container:web" is no mode that can be allowed',
    'write "host"',
  ],
  ['exec/allow_caps', ['chown', 'CAP_NET_RAW', ' kill ', '', 'all', 'ALL']],
  ['exec/allow_caps', ['chown', 'CAP_NETRAW'], '"CAP_NETRAW" is no capability of Linux', 'write "NET_RAW"'],
  ['java/allow_caps', ['root'], '"root" is no capability of Linux', 'write a name as in capabilities(7)'],
  [
    'java/allow_caps',
    ['my_cap_chown'],
    '"my_cap_chown" is no capability of Linux',
    'write a name as in capabilities(7)',
  ],
  ['exec/denied_host_uids', ''],
  ['exec/denied_host_uids', 0],
  ['exec/denied_host_uids', '0,1000-1000,4294967295'],
  ['exec/denied_host_gids', '1-4294967296', '"1-4294967296" is no id, nor a range of them', ids],
  ['exec/denied_host_gids', 'root', '"root" is no id, nor a range of them', ids],
  ['raw_exec/denied_host_uids', '10,20-x', '"20-x" is no id, nor a range of them', ids],
  ['raw_exec/denied_host_uids', '10x', '"10x" is no id, nor a range of them', ids],
  ['raw_exec/denied_host_uids', '1, 2', '" 2" is no id, nor a range of them', ids],
  ['raw_exec/denied_host_uids', '1,,2', '"" is no id, nor a range of them', ids],
  ['raw_exec/denied_host_gids', '3-2', '"3-2" ends before it begins', ids],
  // Nomad looks at one number and at two.
  ['raw_exec/denied_host_gids', '3-2-x'],
  ['podman/denied_host_gids', 'x'],
]

for (const [setting, data, what, help] of rows)
  it(`${setting} = ${JSON.stringify(data)}`, () => {
    const [driver = '', ...path] = setting.split('/')
    const expected = what === undefined ? undefined : { what, help }
    expect(driverValueMistake(driver, path, data)).toEqual(expected)
  })
