package main

import (
	"encoding/base64"
	"encoding/pem"
	"fmt"
)

type blockList struct {
	ID     int64    `json:"id"`
	Blocks []string `json:"blocks"`
}

// blocks are those of a PEM file: label, whether it has headers, and bytes.
func blocks(id int64, data []byte) blockList {
	out := blockList{ID: id, Blocks: []string{}}
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			return out
		}
		text := base64.StdEncoding.EncodeToString(block.Bytes)
		out.Blocks = append(out.Blocks, fmt.Sprintf("%s %t %s", block.Type, len(block.Headers) > 0, text))
	}
}
