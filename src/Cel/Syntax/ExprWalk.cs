namespace Keles.Cel;

/// <summary>Visits every node of an expression.</summary>
internal static class ExprWalk
{
    public static void Each(Expr root, Action<Expr> visit)
    {
        var open = new Stack<Expr>();
        open.Push(root);
        while (open.TryPop(out var expr))
        {
            visit(expr);
            foreach (var child in Children(expr))
            {
                open.Push(child);
            }
        }
    }

    private static IEnumerable<Expr> Children(Expr expr) => expr switch
    {
        Select s => [s.Operand],
        Call { Target: { } target } c => [target, .. c.Args],
        Call c => c.Args,
        ListExpr l => l.Items,
        MapExpr m => m.Entries.SelectMany(e => new[] { e.Key, e.Value }),
        StructExpr s => s.Fields.Select(f => f.Value),
        Comprehension c => [c.Range, c.Init, c.Condition, c.Step, c.Result],
        _ => [],
    };
}
