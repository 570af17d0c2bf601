package main

import (
	"fmt"

	"github.com/hashicorp/hcl/hcl/ast"
	"github.com/hashicorp/hcl/hcl/token"
)

// outline writes a tree. The library's JSON parser records no positions worth
// comparing, so they are left out there.
type outline struct {
	*jsonWriter
	positions bool
}

func (w outline) items(list *ast.ObjectList) {
	w.raw("[")
	for i, item := range list.Items {
		if i > 0 {
			w.raw(",")
		}
		w.item(item)
	}
	w.raw("]")
}

func (w outline) item(item *ast.ObjectItem) {
	w.raw(`{"keys":[`)
	for i, key := range item.Keys {
		if i > 0 {
			w.raw(",")
		}
		w.raw(`{"type":"` + key.Token.Type.String() + `"`)
		w.at("at", key.Token.Pos)
		w.raw(`,"text":`)
		w.text(key.Token.Text)
		w.literalValue(key.Token, true)
		w.raw("}")
	}
	w.raw("]")
	if item.Assign.IsValid() {
		w.at("assign", item.Assign)
	}
	w.raw(`,"value":`)
	w.node(item.Val)
	w.raw("}")
}

func (w outline) node(node ast.Node) {
	switch n := node.(type) {
	case *ast.LiteralType:
		w.raw(`{"type":"` + n.Token.Type.String() + `"`)
		w.at("at", n.Token.Pos)
		w.raw(`,"text":`)
		w.text(n.Token.Text)
		w.literalValue(n.Token, false)
		w.raw("}")
	case *ast.ListType:
		w.raw(`{"type":"list"`)
		w.at("at", n.Lbrack)
		w.at("end", n.Rbrack)
		w.raw(`,"elements":[`)
		for i, element := range n.List {
			if i > 0 {
				w.raw(",")
			}
			w.node(element)
		}
		w.raw("]}")
	case *ast.ObjectType:
		w.raw(`{"type":"object"`)
		w.at("at", n.Lbrace)
		w.at("end", n.Rbrace)
		w.raw(`,"items":`)
		w.items(n.List)
		w.raw("}")
	default:
		panic(fmt.Sprintf("a node of type %T", node))
	}
}

func (w outline) at(name string, pos token.Pos) {
	if w.positions {
		w.raw(`,"` + name + `":`)
		w.position(pos)
	}
}

// literalValue writes what the library reads from a literal, or why it cannot.
func (w outline) literalValue(tok token.Token, isName bool) {
	var value interface{}
	var err error
	var panicked bool
	func() {
		defer recoverInto(&err, &panicked)
		value = tok.Value()
	}()
	if err != nil {
		w.raw(`,"invalid":`)
		w.text(err.Error())
		return
	}
	w.raw(`,"value":`)
	if text, ok := value.(string); ok && isName {
		w.name("s" + text)
	} else {
		writeValue(w.jsonWriter, value)
	}
}
