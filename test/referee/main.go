// Command referee answers what Nomad's own HCL library makes of an input, so
// that our parser can be compared with it.
//
//	referee                   one JSON request a line on stdin, one JSON answer a line on stdout
//	referee bench TIMES FILE  parse the files TIMES times, print how long that took
package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

func main() {
	// Most of what is allocated is an answer that is dropped at once.
	debug.SetGCPercent(400)

	var err error
	if len(os.Args) > 1 && os.Args[1] == "bench" {
		err = bench(os.Args[2:], os.Stdout)
	} else {
		err = serve(os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "referee:", err)
		os.Exit(1)
	}
}
