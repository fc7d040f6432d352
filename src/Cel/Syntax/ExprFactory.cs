namespace Keles.Cel;

/// <summary>Makes nodes with fresh ids and remembers where each stands.</summary>
internal sealed class ExprFactory
{
    private readonly List<int> _positions = [];

    public IReadOnlyList<int> Positions => _positions;

    public int Id(int position)
    {
        if (_positions.Count >= CelLimits.Nodes)
        {
            throw new ParseAbortedException($"expression has more than {CelLimits.Nodes} nodes");
        }
        _positions.Add(position);
        return _positions.Count - 1;
    }

    public int PositionOf(Expr expr) => _positions[expr.Id];

    public Expr Of(Expr expr) => expr.Depth <= CelLimits.Depth * 4 ? expr : throw new ParseAbortedException("max recursion depth exceeded");

    public Expr Literal(int at, CelValue value) => new Literal(Id(at), value);
    public Expr Ident(int at, string name) => new Ident(Id(at), name);
    public Expr Call(int at, string function, params Expr[] args) => Of(new Call(Id(at), function, null, args));
    public Expr Member(int at, string function, Expr target, params Expr[] args) => Of(new Call(Id(at), function, target, args));
    public Expr List(int at, params Expr[] items) => Of(new ListExpr(Id(at), items, new bool[items.Length]));
    public Expr Accumulator(int at) => Ident(at, Operators.Accumulator);

    /// <summary>The text again as nodes of their own: a macro that uses an argument twice needs two.</summary>
    public Expr Copy(Expr expr)
    {
        var at = PositionOf(expr);
        return expr switch
        {
            Literal l => new Literal(Id(at), l.Value),
            Ident i => new Ident(Id(at), i.Name),
            Select s => new Select(Id(at), Copy(s.Operand), s.Field, s.TestOnly),
            Call c => new Call(Id(at), c.Function, c.Target is null ? null : Copy(c.Target), [.. c.Args.Select(Copy)]),
            ListExpr l => new ListExpr(Id(at), [.. l.Items.Select(Copy)], l.Optional),
            MapExpr m => new MapExpr(Id(at), [.. m.Entries.Select(e => new Entry(Id(_positions[e.Id]), Copy(e.Key), Copy(e.Value), e.Optional))]),
            StructExpr s => new StructExpr(Id(at), s.TypeName, [.. s.Fields.Select(f => new FieldEntry(Id(_positions[f.Id]), f.Name, Copy(f.Value), f.Optional))]),
            Comprehension c => new Comprehension(Id(at), Copy(c.Range), c.Variable, c.Variable2, c.Accumulator, Copy(c.Init), Copy(c.Condition), Copy(c.Step), Copy(c.Result)),
            _ => throw new InvalidOperationException($"no copy of {expr.GetType().Name}"),
        };
    }
}
