namespace Keles.Cel;

internal sealed class SelectNode(Node operand, string field) : Node
{
    private readonly CelValue _key = CelValue.Of(field);
    private readonly CelValue _missing = CelValue.Error($"no such key: {field}");
    private readonly ulong _cost = operand.IsPath ? 1UL : 2UL;

    public override bool IsPath => true;

    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        frame.Charge(_cost);
        return value.Kind switch
        {
            CelKind.Map => value.AsMap.TryGet(_key, out var found) ? found : _missing,
            CelKind.Error => value,
            CelKind.Optional => OptionalSelectNode.Inside(value, _key),
            _ => _missing,
        };
    }
}

/// <summary><c>has(a.b)</c>.</summary>
internal sealed class HasNode(Node operand, string field) : Node
{
    private readonly CelValue _key = CelValue.Of(field);
    private readonly CelValue _missing = CelValue.Error($"no such key: {field}");

    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        return value.Kind switch
        {
            CelKind.Map => CelValue.Of(value.AsMap.Has(_key)),
            CelKind.Error => value,
            CelKind.Optional => CelValue.Of(OptionalSelectNode.Inside(value, _key).HasValue),
            _ => _missing,
        };
    }
}

/// <summary><c>a.?b</c> and <c>a[?b]</c>: an optional that is empty where there is nothing.</summary>
internal sealed class OptionalSelectNode(Node operand, Node key) : Node
{
    private readonly ulong _cost = operand.IsPath ? 1UL : 2UL;

    public override bool IsPath => true;

    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        if (value.IsError)
        {
            return value;
        }
        var at = key.Evaluate(frame);
        frame.Charge(_cost);
        return at.IsError ? at : Inside(value.Kind == CelKind.Optional ? value : CelValue.Some(value), at);
    }

    /// <summary>The member of what an optional holds, as an optional.</summary>
    public static CelValue Inside(CelValue optional, CelValue key)
    {
        if (!optional.HasValue)
        {
            return CelValue.None;
        }
        var holder = optional.Unwrapped;
        if (holder.Kind == CelKind.Map)
        {
            return holder.AsMap.TryGet(key, out var found) ? found.IsError ? found : CelValue.Some(found) : CelValue.None;
        }
        if (holder.Kind == CelKind.List && Indexing.Position(key) is { } at)
        {
            return at >= 0 && at < holder.AsList.Count ? CelValue.Some(holder.AsList[(int)at]) : CelValue.None;
        }
        return holder.Kind == CelKind.Null ? CelValue.None : CelValue.Of(CelError.NoSuchOverloadError);
    }
}
