// Command hclwrite answers how `nomad fmt` would write a file, so that our
// formatter can be compared with it: one JSON request a line on stdin, one
// JSON answer a line on stdout.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

type request struct {
	Source []byte `json:"b64"`
}

// answer has what Format makes of the source, and whether HCL 2 takes it at
// all: of a file with errors `nomad fmt` writes nothing.
type answer struct {
	OK   bool   `json:"ok"`
	Text []byte `json:"b64"`
}

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "hclwrite:", err)
		os.Exit(1)
	}
}

func serve() error {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var req request
		if err := json.Unmarshal(lines.Bytes(), &req); err != nil {
			return fmt.Errorf("bad request: %w", err)
		}
		_, problems := hclsyntax.ParseConfig(req.Source, "", hcl.InitialPos)
		if err := out.Encode(answer{!problems.HasErrors(), hclwrite.Format(req.Source)}); err != nil {
			return err
		}
	}
	return lines.Err()
}
