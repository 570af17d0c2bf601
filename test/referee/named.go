package main

import (
	"errors"
	"reflect"

	"github.com/go-viper/mapstructure/v2"
	"github.com/hashicorp/hcl"
	"github.com/hashicorp/hcl/hcl/ast"
)

// decodeNamed decodes the blocks that Nomad tells apart by their `name`,
// `consul` and `vault`: each into untyped values, and those weakly into its
// struct.
func decodeNamed(agent *Agent, items *ast.ObjectList) error {
	root := reflect.ValueOf(agent).Elem()
	for i := 0; i < root.NumField(); i++ {
		name, ok := root.Type().Field(i).Tag.Lookup("named")
		if !ok {
			continue
		}
		for _, item := range items.Filter(name).Items {
			if err := addNamed(root.Field(i), item.Val); err != nil {
				return err
			}
		}
	}
	return nil
}

func addNamed(blocks reflect.Value, node ast.Node) error {
	block := reflect.New(blocks.Type().Elem().Elem())
	identities := identitiesOf(block.Elem())
	values, err := untyped(node)
	if err != nil {
		return err
	}
	for name := range identities {
		delete(values, name)
	}
	if err := mapstructure.WeakDecode(values, block.Interface()); err != nil {
		return err
	}
	if name := block.Elem().FieldByName("Name"); name.IsNil() || name.Elem().Len() == 0 {
		text := "default"
		name.Set(reflect.ValueOf(&text))
	}
	if err := checkDurations(block); err != nil {
		return err
	}
	addOrMerge(blocks, block)
	object, ok := node.(*ast.ObjectType)
	if !ok {
		return errors.New("should be an object")
	}
	// Where the block was merged into another one, this no longer reaches that one.
	for name, field := range identities {
		if err := decodeIdentity(field, object.List.Filter(name)); err != nil {
			return err
		}
	}
	return nil
}

func untyped(node ast.Node) (values map[string]interface{}, err error) {
	err = hcl.DecodeObject(&values, node)
	return values, err
}

// identitiesOf gives the blocks inside a block, by their names.
func identitiesOf(block reflect.Value) map[string]reflect.Value {
	identities := map[string]reflect.Value{}
	for i := 0; i < block.NumField(); i++ {
		if kind := block.Type().Field(i).Type; kind.Kind() == reflect.Ptr && kind.Elem().Kind() == reflect.Struct {
			identities[block.Type().Field(i).Tag.Get("mapstructure")] = block.Field(i)
		}
	}
	return identities
}

// decodeIdentity takes the first of several.
func decodeIdentity(field reflect.Value, written *ast.ObjectList) error {
	if len(written.Items) == 0 {
		return nil
	}
	values, err := untyped(written.Items[0].Val)
	if err != nil {
		return err
	}
	field.Set(reflect.New(field.Type().Elem()))
	return mapstructure.WeakDecode(values, field.Interface())
}

func addOrMerge(blocks, block reflect.Value) {
	known := reflect.Value{}
	for i := 0; i < blocks.Len() && !known.IsValid(); i++ {
		if nameOf(blocks.Index(i)) == nameOf(block) {
			known = blocks.Index(i).Elem()
		}
	}
	if known.IsValid() {
		mergeNamed(known, block.Elem())
	} else {
		blocks.Set(reflect.Append(blocks, block))
		known = block.Elem()
	}
	for i := 0; i < known.NumField(); i++ {
		tag := known.Type().Field(i).Tag.Get("mapstructure")
		if field := known.Field(i); (tag == "address" || tag == "grpc_address") && !field.IsNil() {
			field.Elem().SetString(shortAddress(field.Elem().String()))
		}
	}
}

func nameOf(block reflect.Value) string {
	return block.Elem().FieldByName("Name").Elem().String()
}

func isZeroDuration(tag reflect.StructTag, value reflect.Value) bool {
	if _, early := tag.Lookup("duration"); !early {
		return false
	}
	duration, err := parseDuration(value)
	return err == nil && duration == 0
}

// mergeNamed merges by the rules that the schema gives each key. A duration
// that is parsed early is merged as a number as well, so that "0" is no more
// than no text.
func mergeNamed(into, from reflect.Value) {
	for i := 0; i < into.NumField(); i++ {
		value := from.Field(i)
		switch rule := into.Type().Field(i).Tag.Get("merge"); {
		case rule == "append":
			if into.Field(i).IsNil() {
				into.Field(i).Set(value)
			} else {
				into.Field(i).Set(reflect.AppendSlice(into.Field(i), value))
			}
		case rule == "lost" || value.IsNil():
		case into.Field(i).IsNil() || rule == "written":
			into.Field(i).Set(value)
		case !value.Elem().IsZero() && !isZeroDuration(into.Type().Field(i).Tag, value):
			into.Field(i).Set(value)
		}
	}
}
