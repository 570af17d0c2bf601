import { defineRule, elementOf, hcl, type Setting } from '#rule'

export default defineRule({
  summary: "The web interface's content security policy is no weaker than Nomad's own.",
  why: `The policy tells browsers to run no script in Nomad's web interface but its own, and to show it inside no other
    page. A script that gets in all the same acts with the token of whoever is logged in; a page that frames it can
    make people click what they do not see.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/ui#content_security_policy-block',
    'https://developer.mozilla.org/docs/Web/HTTP/CSP',
  ],
  examples: {
    bad: [
      hcl`
        ui {
          enabled = true

          content_security_policy {
            script_src      = ["'self'", "'unsafe-inline'"]
            #                            ~~~~~~~~~~~~~~~~~
            frame_ancestors = ["*"]
            #                  ~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        ui {
          enabled = true

          content_security_policy {
            connect_src     = ["*"]
            style_src       = ["'self'", "'unsafe-inline'"]
            frame_ancestors = ["'self'", "https://portal.example.com"]
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    const policy = agent.config.ui.content_security_policy
    if (!policy.written) return
    const directives: readonly (readonly [Setting<readonly string[]>, RegExp, string])[] = [
      [policy.script_src, looseScripts, "lets scripts run that are not Nomad's own"],
      [policy.default_src, looseScripts, "lets pages load what is not Nomad's own"],
      [policy.frame_ancestors, anywhere, 'lets any page show the web interface inside itself'],
      [policy.form_action, anywhere, 'lets forms send what is typed into them anywhere'],
    ]
    for (const [directive, loose, words] of directives) {
      for (const source of directive.value ?? []) {
        if (!loose.test(source.trim())) continue
        yield {
          at: elementOf(agent, directive, source),
          message: `${source.trim()} ${words}.`,
          help: "name the origins that need it, or leave the directive out: Nomad's default is stricter",
        }
      }
    }
  },
})

const anywhere = /^(?:\*|https?:(?:\/\/\*)?)$/i
const looseScripts = /^(?:\*|(?:https?|data|blob):(?:\/\/\*)?|'unsafe-(?:inline|eval|hashes)')$/i
