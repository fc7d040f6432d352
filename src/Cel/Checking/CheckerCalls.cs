namespace Keles.Cel;

/// <summary>Finding the signatures of calls.</summary>
internal sealed partial class Checker
{
    private CelType CheckCall(Call call)
    {
        if (call.Function == Operators.OptionalSelect)
        {
            var field = SelectField(call, call.Args[0], ((Literal)call.Args[1]).Value.AsString, optional: true);
            Check(call.Args[1]);
            return _bindings.Resolve(field, toDyn: false);
        }
        var mixes = call is { Function: "format", Target: not null } ? 1 : 0;
        _mixing += mixes;
        foreach (var arg in call.Args)
        {
            Check(arg);
        }
        _mixing -= mixes;
        if (call.Target is null)
        {
            var name = call.Function.StartsWith('.') ? call.Function[1..] : call.Function;
            return _environment.Function(name) is { } function ? Resolve(call, name, function, null) : Undeclared(call);
        }
        if (QualifiedName(call.Target) is { } prefix && _environment.Function($"{prefix}.{call.Function}") is { } namespaced)
        {
            return Resolve(call, $"{prefix}.{call.Function}", namespaced, null);
        }
        Check(call.Target);
        return _environment.Function(call.Function) is { } member ? Resolve(call, call.Function, member, call.Target) : Undeclared(call);
    }

    private CelType Undeclared(Call call)
    {
        Error(call.Id, $"undeclared reference to '{call.Function}' (in container '')");
        return CelType.Error;
    }

    private CelType Resolve(Call call, string name, CelOverload[] overloads, Expr? target)
    {
        if (name is Operators.And or Operators.Or)
        {
            return Logical(call, name, overloads);
        }
        List<CelType> args = [];
        if (target is not null)
        {
            args.Add(TypeOf(target));
        }
        args.AddRange(call.Args.Select(TypeOf));
        CelType? result = null;
        List<CelOverload> matching = [];
        foreach (var overload in overloads)
        {
            if (overload.IsMember != target is not null)
            {
                continue;
            }
            var (wanted, gives) = _bindings.Instantiate(overload);
            if (!_bindings.Assignable(args, wanted))
            {
                continue;
            }
            matching.Add(overload);
            var type = _bindings.Resolve(gives, toDyn: false);
            result = result is null || (!result.IsDyn && result.Equals(type)) ? type : CelType.Dyn;
        }
        if (result is null)
        {
            var types = string.Join(", ", args.Skip(target is null ? 0 : 1).Select(a => _bindings.Resolve(a, toDyn: true)));
            var signature = target is null ? $"({types})" : $"{_bindings.Resolve(args[0], toDyn: true)}.({types})";
            Error(call.Id, $"found no matching overload for '{name}' applied to '{signature}'");
            return CelType.Error;
        }
        _calls[call.Id] = new ResolvedCall(name, target, matching);
        return result;
    }

    private CelType Logical(Call call, string name, CelOverload[] overloads)
    {
        var right = true;
        foreach (var arg in call.Args)
        {
            if (!_bindings.Assignable(TypeOf(arg), CelType.Bool))
            {
                Error(arg.Id, $"expected type 'bool' but found '{_bindings.Resolve(TypeOf(arg), toDyn: true)}'");
                right = false;
            }
        }
        _calls[call.Id] = new ResolvedCall(name, null, overloads);
        return right ? CelType.Bool : CelType.Error;
    }
}
