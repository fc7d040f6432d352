using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>Gives every node its type and every call its signatures, or says why that cannot be.</summary>
internal sealed partial class Checker
{
    private readonly CelEnvironment _environment;
    private readonly ParsedExpression _parsed;
    private readonly CelIssues _issues;
    private readonly TypeBindings _bindings = new();
    private readonly CelType[] _types;
    private readonly Dictionary<int, ResolvedCall> _calls = [];
    private readonly Dictionary<int, CelType> _typeNames = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<(string, string)> _selections = [];
    private readonly List<(string Name, CelType Type)> _scope = [];

    /// <summary>How many calls around this place take lists of mixed types.</summary>
    private int _mixing;

    private Checker(CelEnvironment environment, ParsedExpression parsed, CelIssues issues)
    {
        (_environment, _parsed, _issues) = (environment, parsed, issues);
        _types = new CelType[parsed.Positions.Count];
    }

    public static CheckedExpression? Check(CelEnvironment environment, ParsedExpression parsed, CelIssues issues)
    {
        var checker = new Checker(environment, parsed, issues);
        checker.Check(parsed.Root);
        if (issues.Any)
        {
            return null;
        }
        for (var i = 0; i < checker._types.Length; i++)
        {
            checker._types[i] = checker._types[i] is { } type ? checker._bindings.Resolve(type, toDyn: true) : CelType.Dyn;
        }
        return new CheckedExpression(environment, parsed.Source, parsed.Root, checker._types, checker._calls, checker._typeNames, checker._names)
        {
            Selections = checker._selections,
        };
    }

    private void Error(int id, string message) => _issues.Add(_parsed.Positions[id], message);

    private CelType TypeOf(Expr expr) => _types[expr.Id];

    private CelType Check(Expr expr)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _types[expr.Id] = expr switch
        {
            Literal literal => literal.Value.Type,
            Ident ident => CheckIdent(ident),
            Select select => CheckSelect(select),
            Call call => CheckCall(call),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            StructExpr made => CheckStruct(made),
            Comprehension loop => CheckLoop(loop),
            _ => throw new InvalidOperationException(expr.GetType().Name),
        };
    }

    private CelType? Local(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Type;
            }
        }
        return null;
    }

    /// <summary>The declared type of a name that is no local one, noting what the node stands for.</summary>
    private CelType? Declared(int id, string name)
    {
        var plain = name.StartsWith('.') ? name[1..] : name;
        if (_environment.Lookup(plain, out var typeNamed) is not { } type)
        {
            return null;
        }
        if (typeNamed is not null)
        {
            _typeNames[id] = typeNamed;
        }
        else
        {
            _names[id] = plain;
        }
        return type;
    }

    private CelType CheckIdent(Ident ident)
    {
        if (Local(ident.Name) is { } local)
        {
            return local;
        }
        if (Declared(ident.Id, ident.Name) is { } declared)
        {
            return declared;
        }
        Error(ident.Id, $"undeclared reference to '{ident.Name}' (in container '')");
        return CelType.Error;
    }

    private CelType CheckSelect(Select select)
    {
        if (!select.TestOnly && QualifiedName(select) is { } name && Declared(select.Id, name) is { } declared)
        {
            return declared;
        }
        var field = SelectField(select, select.Operand, select.Field, optional: false);
        return select.TestOnly ? CelType.Bool : _bindings.Resolve(field, toDyn: false);
    }

    /// <summary>A name with dots, unless its beginning is a local one.</summary>
    private string? QualifiedName(Expr expr) => expr switch
    {
        Ident ident => Local(ident.Name) is null ? ident.Name : null,
        Select { TestOnly: false } select when QualifiedName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };

    private CelType SelectField(Expr expr, Expr operand, string field, bool optional)
    {
        var operandType = _bindings.Resolve(Check(operand), toDyn: false);
        if (operand is Ident && _names.TryGetValue(operand.Id, out var variable))
        {
            _selections.Add((variable, field));
        }
        var target = operandType.IsOptional ? operandType.Parameters[0] : operandType;
        CelType result;
        switch (target.Kind)
        {
            case CelTypeKind.Map:
                result = target.Parameters[1];
                break;
            case CelTypeKind.Object:
                result = _environment.Provider.FieldType(target.Name, field) ?? CelType.Error;
                if (result.Kind == CelTypeKind.Error)
                {
                    Error(expr.Id, $"undefined field '{field}'");
                }
                break;
            case CelTypeKind.TypeParam:
                _bindings.Assignable(CelType.Dyn, target);
                result = CelType.Dyn;
                break;
            default:
                if (!target.IsDynOrError)
                {
                    Error(expr.Id, $"type '{target}' does not support field selection");
                }
                result = CelType.Dyn;
                break;
        }
        return optional || operandType.IsOptional ? CelType.Optional(result) : result;
    }

    private CelType CheckLoop(Comprehension loop)
    {
        var range = _bindings.Resolve(Check(loop.Range), toDyn: false);
        Check(loop.Init);
        var (first, second) = VariableTypes(loop, range);
        var depth = _scope.Count;
        _scope.Add((loop.Accumulator, TypeOf(loop.Init)));
        var inner = _scope.Count;
        _scope.Add((loop.Variable, first));
        if (loop.Variable2 is { } name)
        {
            _scope.Add((name, second!));
        }
        Check(loop.Condition);
        Demand(loop.Condition, CelType.Bool);
        Check(loop.Step);
        Demand(loop.Step, TypeOf(loop.Init));
        _scope.RemoveRange(inner, _scope.Count - inner);
        var result = Check(loop.Result);
        _scope.RemoveRange(depth, _scope.Count - depth);
        return _bindings.Resolve(result, toDyn: false);
    }

    private (CelType First, CelType? Second) VariableTypes(Comprehension loop, CelType range)
    {
        var two = loop.Variable2 is not null;
        switch (range.Kind)
        {
            case CelTypeKind.List:
                return two ? (CelType.Int, range.Parameters[0]) : (range.Parameters[0], null);
            case CelTypeKind.Map:
                return two ? (range.Parameters[0], range.Parameters[1]) : (range.Parameters[0], null);
            case CelTypeKind.TypeParam:
                _bindings.Assignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                if (!range.IsDynOrError)
                {
                    Error(loop.Range.Id, $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
                    return (CelType.Error, CelType.Error);
                }
                return (CelType.Dyn, CelType.Dyn);
        }
    }

    private void Demand(Expr expr, CelType wanted)
    {
        if (!_bindings.Assignable(wanted, TypeOf(expr)))
        {
            Error(expr.Id, $"expected type '{_bindings.Resolve(wanted, toDyn: true)}' but found '{_bindings.Resolve(TypeOf(expr), toDyn: true)}'");
        }
    }
}
