import { defineRule, hcl, leavesOf } from '#rule'

export default defineRule({
  summary: 'It is known which values were not judged, because another tool fills them in.',
  why: `\`\${...}\`, \`{{ ... }}\`, \`<% ... %>\`, \`@@NAME@@\` and \`__NAME__\` show that Terraform, Ansible, consul-template
    or the like write the file that Nomad will read. What they will put there cannot be known here, and no rule
    says anything about it. In files that are named as templates (\`.j2\`, \`.tpl\`, \`.tmpl\`, \`.tftpl\`, \`.ctmpl\`, \`.erb\`) all of
    their syntax is set aside, \`[[ ... ]]\`, \`%%NAME%%\` and \`$NAME\` included, and what it may add or leave out stays
    unjudged. Addresses as templates of Nomad's own, \`{{ GetInterfaceIP "eth0" }}\`, are none.`,
  severity: 'info',
  references: ['https://pkg.go.dev/github.com/hashicorp/go-sockaddr/template'],
  examples: {
    bad: [
      hcl`
        region     = "${'${region}'}"
        #            ~~~~~~~~~~~
        datacenter = "{{ datacenter }}"
      `,
    ],
    good: [
      hcl`
        bind_addr = "{{ GetInterfaceIP \"eth0\" }}"
      `,
    ],
  },
  *checkFile({ file }) {
    const templates = leavesOf(file.config)
      .flatMap(({ leaf }) => leaf.origins.filter(({ unknown }) => unknown === 'template'))
      .toSorted((a, b) => a.value.span.start - b.value.span.start)
    const [first] = templates
    const partial = file.template?.partial === true
    const help = 'lint the file that the tool writes as well'
    if (first !== undefined) {
      const values =
        templates.length === 1
          ? 'One value is a template that another tool fills in: it was not judged'
          : `${templates.length} values are templates that another tool fills in, this is the first: they were not judged`
      const more = partial ? ', nor what may be absent.' : '.'
      yield { at: { at: first.value }, message: `${values}${more}`, help }
    } else if (partial) {
      const [span = { start: 0, end: 0 }] = file.template.replaced
      const message = 'This is a template: what its conditions leave out or put in was not judged.'
      yield { at: { at: { source: file.source, span } }, message, help }
    }
  },
})
