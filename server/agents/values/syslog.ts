import { nearestName } from '../../keys/nearest.ts'
import type { AgentCheck } from './check.ts'
import { correctionTo, shown } from './problem.ts'

/** github.com/hashicorp/go-syslog, facilityPriority: in any case. */
const facilities = (
  'KERN USER MAIL DAEMON AUTH SYSLOG LPR NEWS UUCP CRON AUTHPRIV FTP ' +
  'LOCAL0 LOCAL1 LOCAL2 LOCAL3 LOCAL4 LOCAL5 LOCAL6 LOCAL7'
).split(' ')

/** `Syslog setup failed: invalid syslog facility`: only where syslog is used (command/agent/command.go). */
export const syslogFacility: AgentCheck = function* ({ config }) {
  const { syslog_facility: facility, enable_syslog, log_level } = config
  const value = facility.value ?? ''
  const silent = log_level.effective === undefined || log_level.effective.toUpperCase() === 'OFF'
  if (value === '' || enable_syslog.effective !== true || silent) return
  if (facilities.includes(value.toUpperCase())) return
  const meant = nearestName(value, facilities)
  yield {
    pointer: facility.pointer,
    at: facility,
    message: `${shown(value)} is no facility of syslog: Nomad does not start.`,
    help: `write "${meant ?? 'LOCAL0'}"`,
    correction: correctionTo(meant, value),
  }
}
