namespace Keles.Cel;

internal sealed class IndexNode(Node operand, Node index) : Node
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
        var key = index.Evaluate(frame);
        frame.Charge(_cost);
        return key.IsError ? key : Indexing.Get(value, key);
    }
}

/// <summary>Looking something up in a list or a map.</summary>
internal static class Indexing
{
    public static CelValue Get(CelValue value, CelValue key)
    {
        switch (value.Kind)
        {
            case CelKind.Map:
                return value.AsMap.TryGet(key, out var found) ? found
                    : key.Kind is CelKind.String or CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.Double ? CelValue.Error($"no such key: {key}")
                    : CelValue.Error($"unsupported key type: {key.Type}");
            case CelKind.List:
                if (Position(key) is not { } at)
                {
                    return CelValue.Error($"unsupported index type '{key.Type}' in list");
                }
                return at >= 0 && at < value.AsList.Count ? value.AsList[(int)at] : CelValue.Error($"index out of bounds: {at}");
            case CelKind.Optional:
                return OptionalSelectNode.Inside(value, key);
            default:
                return CelValue.Of(CelError.NoSuchOverloadError);
        }
    }

    /// <summary>The whole number a key is; null where it is none.</summary>
    public static long? Position(CelValue key) => key.Kind switch
    {
        CelKind.Int => key.AsInt,
        CelKind.Uint => key.AsUint <= long.MaxValue ? (long)key.AsUint : long.MaxValue,
        CelKind.Double when Math.Floor(key.AsDouble) == key.AsDouble && Math.Abs(key.AsDouble) < int.MaxValue => (long)key.AsDouble,
        _ => null,
    };
}
