namespace Keles.Cel;

/// <summary>What calls cost when they run: mostly one unit, and a tenth of a unit for each character or element they go through.</summary>
internal static class CallCosts
{
    public const ulong List = 10;
    public const ulong Map = 30;
    public const ulong Struct = 40;
    public const double Traversal = 0.1;
    public const double RegexLength = 0.25;

    /// <summary>An authorization check: two of them fill what one expression may cost.</summary>
    public const ulong AuthorizationCheck = 350_000;

    public static ulong Size(CelValue value) => value.Kind switch
    {
        CelKind.String => (ulong)CelText.Length(value.AsString),
        CelKind.Bytes => (ulong)value.AsBytes.Length,
        CelKind.List => (ulong)value.AsList.Count,
        CelKind.Map => (ulong)value.AsMap.Count,
        CelKind.Opaque => (ulong)(value.AsOpaque.Size ?? 1),
        _ => 1,
    };

    public static ulong Of(double size, double factor = Traversal) => (ulong)Math.Ceiling(size * factor);

    public static ulong Comparison(CelValue a, CelValue b) => Of(Math.Min(Size(a), Size(b)));

    /// <summary>The rule for a call; null where it costs one unit.</summary>
    public static CallCost? For(ResolvedCall call) => LibraryCosts.For(call) ?? (call.Overloads.Count == 1 ? Standard(call.Overloads[0].Id) : null);

    private static CallCost? Standard(string overload) => overload switch
    {
        "starts_with_string" or "ends_with_string" or "string_to_bytes" or "bytes_to_string" => (args, _) => Of(Size(args[0])),
        "in_list" => (args, _) => Size(args[1]),
        "less_string" or "greater_string" or "less_equals_string" or "greater_equals_string"
            or "less_bytes" or "greater_bytes" or "less_equals_bytes" or "greater_equals_bytes" => (args, _) => Comparison(args[0], args[1]),
        "add_string" or "add_bytes" => (args, _) => Of(Size(args[0]) + (double)Size(args[1])),
        "matches_string" => (args, _) => Match(args),
        "contains_string" => (args, _) => Of(Size(args[0])) * Of(Size(args[1])),
        _ => null,
    };

    /// <summary>A pattern over a text: one more than the text's length, so that an empty text does not make a pattern free.</summary>
    public static ulong Match(ReadOnlySpan<CelValue> args) => Of(1.0 + Size(args[0])) * Of(Size(args[1]), RegexLength);

    /// <summary>All that lies in a value, as a tree.</summary>
    public static ulong Tree(CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return (ulong)(System.Text.Encoding.UTF8.GetByteCount(value.AsString) * Traversal);
            case CelKind.Bytes:
                return (ulong)(value.AsBytes.Length * Traversal);
            case CelKind.List:
                ulong list = 0;
                for (var i = 0; i < value.AsList.Count; i++)
                {
                    list += Tree(value.AsList[i]);
                }
                return list;
            case CelKind.Map:
                ulong map = 0;
                foreach (var key in value.AsMap.Keys)
                {
                    value.AsMap.TryGet(key, out var member);
                    map += Tree(key) + Tree(member);
                }
                return map;
            default:
                return 1;
        }
    }
}
