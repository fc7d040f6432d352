namespace Keles.Cel;

/// <summary>A node of a parsed expression. Its id tells where it stands and, once checked, what type it has.</summary>
internal abstract record Expr(int Id)
{
    /// <summary>How deep the tree below is, so that nothing that walks it can run out of stack.</summary>
    public int Depth { get; protected init; } = 1;

    protected static int Deepest(IEnumerable<Expr> children)
    {
        var depth = 0;
        foreach (var child in children)
        {
            depth = Math.Max(depth, child.Depth);
        }
        return depth + 1;
    }
}

internal sealed record Literal(int Id, CelValue Value) : Expr(Id);

internal sealed record Ident(int Id, string Name) : Expr(Id);

internal sealed record Select : Expr
{
    public Select(int id, Expr operand, string field, bool testOnly = false) : base(id)
    {
        (Operand, Field, TestOnly) = (operand, field, testOnly);
        Depth = operand.Depth + 1;
    }

    public Expr Operand { get; }
    public string Field { get; }

    /// <summary>Asks whether the field is there: <c>has(a.b)</c>.</summary>
    public bool TestOnly { get; }
}

internal sealed record Call : Expr
{
    public Call(int id, string function, Expr? target, params Expr[] args) : base(id)
    {
        (Function, Target, Args) = (function, target, args);
        Depth = Math.Max(Deepest(args), target is null ? 0 : target.Depth + 1);
    }

    public string Function { get; }
    public Expr? Target { get; }
    public Expr[] Args { get; }
}

/// <param name="Optional">Which elements are left out when they have no value: <c>[?x]</c>.</param>
internal sealed record ListExpr : Expr
{
    public ListExpr(int id, Expr[] items, bool[] optional) : base(id)
    {
        (Items, Optional) = (items, optional);
        Depth = Deepest(items);
    }

    public Expr[] Items { get; }
    public bool[] Optional { get; }
}

internal sealed record Entry(int Id, Expr Key, Expr Value, bool Optional);

internal sealed record MapExpr : Expr
{
    public MapExpr(int id, Entry[] entries) : base(id)
    {
        Entries = entries;
        Depth = Deepest(entries.SelectMany(e => new[] { e.Key, e.Value }));
    }

    public Entry[] Entries { get; }
}

internal sealed record FieldEntry(int Id, string Name, Expr Value, bool Optional);

internal sealed record StructExpr : Expr
{
    public StructExpr(int id, string typeName, FieldEntry[] fields) : base(id)
    {
        (TypeName, Fields) = (typeName, fields);
        Depth = Deepest(fields.Select(f => f.Value));
    }

    public string TypeName { get; }
    public FieldEntry[] Fields { get; }
}

/// <summary>A loop over a range that carries an accumulator: what every macro becomes.</summary>
internal sealed record Comprehension : Expr
{
    public Comprehension(int id, Expr range, string variable, string? variable2, string accumulator, Expr init, Expr condition, Expr step, Expr result) : base(id)
    {
        (Range, Variable, Variable2, Accumulator) = (range, variable, variable2, accumulator);
        (Init, Condition, Step, Result) = (init, condition, step, result);
        Depth = Deepest([range, init, condition, step, result]);
    }

    public Expr Range { get; }
    public string Variable { get; }
    public string? Variable2 { get; }
    public string Accumulator { get; }
    public Expr Init { get; }
    public Expr Condition { get; }
    public Expr Step { get; }
    public Expr Result { get; }
}
