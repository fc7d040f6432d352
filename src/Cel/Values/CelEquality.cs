namespace Keles.Cel;

/// <summary>Equality of the language: numbers compare by what they are worth whatever their type; different kinds are unequal, never an error.</summary>
public static class CelEquality
{
    public static bool Same(CelValue a, CelValue b)
    {
        if (a.Kind != b.Kind)
        {
            return IsNumber(a.Kind) && IsNumber(b.Kind) && CelNumbers.Compare(a, b) == 0;
        }
        switch (a.Kind)
        {
            case CelKind.Null:
                return true;
            case CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration:
                return a.AsInt == b.AsInt;
            case CelKind.Double:
                return a.AsDouble == b.AsDouble;
            case CelKind.String:
                return string.Equals(a.AsString, b.AsString, StringComparison.Ordinal);
            case CelKind.Bytes:
                return a.AsBytes.AsSpan().SequenceEqual(b.AsBytes);
            case CelKind.Timestamp:
                return a.Seconds == b.Seconds && a.Nanos == b.Nanos;
            case CelKind.List:
                return ReferenceEquals(a.AsList, b.AsList) || a.AsList.SameAs(b.AsList);
            case CelKind.Map:
                return ReferenceEquals(a.AsMap, b.AsMap) || SameMaps(a.AsMap, b.AsMap);
            case CelKind.Type:
                return CelTypes.NameOf(a.AsType) == CelTypes.NameOf(b.AsType);
            case CelKind.Optional:
                return a.HasValue == b.HasValue && (!a.HasValue || Same(a.Unwrapped, b.Unwrapped));
            case CelKind.Opaque:
                return a.AsOpaque.SameAs(b.AsOpaque);
            default:
                return false;
        }
    }

    internal static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    /// <summary>Equal numbers of different types hash alike, since they are one key of a map.</summary>
    internal static int Hash(CelValue value) => value.Kind switch
    {
        CelKind.String => string.GetHashCode(value.AsString, StringComparison.Ordinal),
        CelKind.Int => value.AsInt.GetHashCode(),
        CelKind.Uint => value.AsUint.GetHashCode(),
        CelKind.Double => value.AsDouble is >= -9.2e18 and <= 1.8e19 and var d && Math.Floor(d) == d
            ? (d < 0 ? ((long)d).GetHashCode() : ((ulong)d).GetHashCode())
            : value.AsDouble.GetHashCode(),
        CelKind.Bool => value.AsBool ? 1 : 2,
        _ => (int)value.Kind,
    };

    private static bool SameMaps(ICelMap a, ICelMap b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }
        foreach (var key in a.Keys)
        {
            if (!a.TryGet(key, out var left) || !b.TryGet(key, out var right) || !Same(left, right))
            {
                return false;
            }
        }
        return true;
    }
}
