package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// request asks about one input. Want is "verdict" where neither the tree nor
// the value is of interest.
type request struct {
	ID     int64  `json:"id"`
	Source []byte `json:"b64"`
	Want   string `json:"want"`
}

// serve answers in the order of the requests. The output is flushed whenever
// no further request is waiting, so a client may send many before it reads.
func serve(in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			var req request
			if err := json.Unmarshal(line, &req); err != nil {
				return fmt.Errorf("bad request: %w", err)
			}
			var w jsonWriter
			answer(&w, req)
			w.buf = append(w.buf, '\n')
			if _, err := writer.Write(w.buf); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return writer.Flush()
		}
		if err != nil {
			return err
		}
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
}
