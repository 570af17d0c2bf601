package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/hashicorp/hcl"
)

// bench parses every file as often as asked and prints the bytes read and the
// seconds taken, as JSON.
func bench(args []string, out io.Writer) error {
	if len(args) < 2 {
		return errors.New("usage: referee bench TIMES FILE ...")
	}
	times, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	var sources [][]byte
	var size int
	for _, path := range args[1:] {
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sources = append(sources, source)
		size += len(source)
	}
	start := time.Now()
	for i := 0; i < times; i++ {
		for n, source := range sources {
			if _, err := hcl.ParseBytes(source); err != nil {
				return fmt.Errorf("%s: %w", args[1+n], err)
			}
		}
	}
	seconds := time.Since(start).Seconds()
	fmt.Fprintf(out, `{"bytes":%d,"seconds":%f,"bytesPerSecond":%.0f}`+"\n",
		size*times, seconds, float64(size*times)/seconds)
	return nil
}
