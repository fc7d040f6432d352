namespace Keles.Cel;

/// <summary>Lists, maps and objects written out: their members must be of one type.</summary>
internal sealed partial class Checker
{
    private CelType CheckList(ListExpr list)
    {
        CelType? items = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var type = Check(list.Items[i]);
            items = Joined(list.Items[i], items, list.Optional[i] ? Unwrapped(list.Items[i], type) : type);
        }
        return CelType.List(items ?? _bindings.Fresh());
    }

    private CelType CheckMap(MapExpr map)
    {
        CelType? keys = null;
        CelType? values = null;
        foreach (var entry in map.Entries)
        {
            keys = Joined(entry.Key, keys, Check(entry.Key));
            var type = Check(entry.Value);
            values = Joined(entry.Value, values, entry.Optional ? Unwrapped(entry.Value, type) : type);
        }
        return CelType.Map(keys ?? _bindings.Fresh(), values ?? _bindings.Fresh());
    }

    private CelType CheckStruct(StructExpr made)
    {
        var name = made.TypeName.StartsWith('.') ? made.TypeName[1..] : made.TypeName;
        if (_environment.Lookup(name, out var named) is not { } type)
        {
            Error(made.Id, $"undeclared reference to '{made.TypeName}' (in container '')");
            return CelType.Error;
        }
        var result = CelType.Error;
        if (named is null)
        {
            Error(made.Id, $"'{type}' is not a type");
        }
        else if (named.Kind != CelTypeKind.Object)
        {
            Error(made.Id, $"'{CelTypes.NameOf(named)}' is not a message type");
        }
        else
        {
            _typeNames[made.Id] = result = named;
        }
        foreach (var field in made.Fields)
        {
            CheckField(result, field);
        }
        return result;
    }

    private void CheckField(CelType made, FieldEntry field)
    {
        var value = Check(field.Value);
        var wanted = made.Kind == CelTypeKind.Object ? _environment.Provider.FieldType(made.Name, field.Name) : CelType.Error;
        if (wanted is null)
        {
            Error(field.Id, $"undefined field '{field.Name}'");
            return;
        }
        var given = field.Optional ? Unwrapped(field.Value, value) : value;
        if (!_bindings.Assignable(wanted, given))
        {
            Error(field.Id, $"expected type of field '{field.Name}' is '{wanted}' but provided type is '{_bindings.Resolve(given, toDyn: true)}'");
        }
    }

    private CelType Unwrapped(Expr expr, CelType type)
    {
        var resolved = _bindings.Resolve(type, toDyn: false);
        if (resolved.IsOptional)
        {
            return resolved.Parameters[0];
        }
        if (!resolved.IsDynOrError)
        {
            Error(expr.Id, $"expected type '{CelType.Optional(resolved)}' but found '{resolved}'");
        }
        return resolved;
    }

    private CelType Joined(Expr expr, CelType? before, CelType next)
    {
        if (before is null)
        {
            return next;
        }
        if (_bindings.Assignable(before, next))
        {
            return TypeBindings.MostGeneral(before, next);
        }
        // Arguments of format() may be of any types; all other lists and maps written out must be of one.
        if (_mixing == 0)
        {
            Error(expr.Id, $"expected type '{_bindings.Resolve(before, toDyn: true)}' but found '{_bindings.Resolve(next, toDyn: true)}'");
        }
        return CelType.Dyn;
    }
}
