using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>Makes the program of a checked expression.</summary>
internal sealed class Planner
{
    private readonly CheckedExpression _expression;
    private readonly List<(string Name, int Slot, Node? Lazy)> _scope = [];
    private int _slots;

    private Planner(CheckedExpression expression) => _expression = expression;

    public static CelProgram Plan(CheckedExpression expression)
    {
        var planner = new Planner(expression);
        var root = planner.Node(expression.Root);
        return new CelProgram(root, planner._slots);
    }

    private Node Node(Expr expr)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_expression.TypeNames.TryGetValue(expr.Id, out var type) && expr is not StructExpr)
        {
            return new ConstantNode(CelValue.Of(type));
        }
        return expr switch
        {
            Literal literal => new ConstantNode(literal.Value),
            Ident ident => Named(ident),
            Select select when _expression.Names.TryGetValue(select.Id, out var name) => new VariableNode(name),
            Select { TestOnly: true } select => new HasNode(Node(select.Operand), select.Field),
            Select select => new SelectNode(Node(select.Operand), select.Field),
            Call call => CallOf(call),
            ListExpr list => new ListNode([.. list.Items.Select(Node)], list.Optional),
            MapExpr map => new MapNode([.. map.Entries.Select(e => (Node(e.Key), Node(e.Value), e.Optional))]),
            StructExpr made => new StructNode(
                _expression.Environment.Provider, _expression.TypeNames[made.Id].Name, [.. made.Fields.Select(f => (f.Name, Node(f.Value), f.Optional))]),
            Comprehension loop => Loop(loop),
            _ => throw new InvalidOperationException(expr.GetType().Name),
        };
    }

    private Node Named(Ident ident)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == ident.Name)
            {
                return _scope[i].Lazy is { } value ? new BoundNode(_scope[i].Slot, value) : new LocalNode(_scope[i].Slot);
            }
        }
        return new VariableNode(_expression.Names[ident.Id]);
    }

    private Node CallOf(Call call)
    {
        if (call.Function == Operators.OptionalSelect)
        {
            return new OptionalSelectNode(Node(call.Args[0]), Node(call.Args[1]));
        }
        var resolved = _expression.Calls[call.Id];
        Node[] args = resolved.Target is { } target ? [Node(target), .. call.Args.Select(Node)] : [.. call.Args.Select(Node)];
        switch (resolved.Function)
        {
            case Operators.And:
                return new AndNode(args[0], args[1]);
            case Operators.Or:
                return new OrNode(args[0], args[1]);
            case Operators.Conditional:
                return new ConditionalNode(args[0], args[1], args[2]);
            case Operators.Equal or Operators.NotEqual:
                return new EqualNode(args[0], args[1], resolved.Function == Operators.NotEqual);
            case Operators.Index:
                return new IndexNode(args[0], args[1]);
            case Operators.OptionalIndex:
                return new OptionalSelectNode(args[0], args[1]);
            case Operators.NotStrictlyFalse:
                return new NotStrictlyFalseNode(args[0]);
            case "or" or "orValue" when resolved.Overloads[0].Id.StartsWith("optional_", StringComparison.Ordinal):
                return new OptionalOrNode(args[0], args[1], unwrap: resolved.Function == "orValue");
            default:
                return new CallNode(resolved.Function, args, [.. resolved.Overloads], CallCosts.For(resolved));
        }
    }

    private Node Loop(Comprehension loop)
    {
        var mark = _scope.Count;
        if (loop.Accumulator != Operators.Accumulator)
        {
            var slot = _slots++;
            var value = Node(loop.Init);
            _scope.Add((loop.Accumulator, slot, value));
            var body = Node(loop.Result);
            _scope.RemoveRange(mark, _scope.Count - mark);
            return new BindNode(slot, body);
        }
        var range = Node(loop.Range);
        var grows = loop.Init is ListExpr { Items.Length: 0 } or MapExpr { Entries.Length: 0 };
        var init = grows ? new GrowingNode(loop.Init is MapExpr) : Node(loop.Init);
        var slots = new LoopSlots(_slots++, _slots++, loop.Variable2 is null ? -1 : _slots++);
        _scope.Add((loop.Accumulator, slots.Accumulator, null));
        var inner = _scope.Count;
        _scope.Add((loop.Variable, slots.First, null));
        if (loop.Variable2 is { } second)
        {
            _scope.Add((second, slots.Second, null));
        }
        var condition = Node(loop.Condition);
        var step = grows ? Growing(loop.Step, slots.Accumulator) : Node(loop.Step);
        _scope.RemoveRange(inner, _scope.Count - inner);
        var result = Node(loop.Result);
        _scope.RemoveRange(mark, _scope.Count - mark);
        return new LoopNode(range, init, condition, step, result, slots);
    }

    /// <summary>The step of a loop that builds a list or map: what it adds, perhaps under a condition.</summary>
    private Node Growing(Expr step, int slot) => step switch
    {
        Call { Function: Operators.Conditional } c => new ConditionalNode(Node(c.Args[0]), Growing(c.Args[1], slot), Node(c.Args[2])),
        Call { Function: Operators.Add, Args: [_, ListExpr { Items: [var item] }] } => new AppendNode(slot, Node(item)),
        Call { Function: Operators.MapInsert, Args: [_, var key, var value] } => new InsertNode(slot, Node(key), Node(value)),
        Call { Function: Operators.MapInsert, Args: [_, var entries] } => new InsertNode(slot, Node(entries), null),
        _ => throw new InvalidOperationException("a macro made a loop that is not known"),
    };
}
