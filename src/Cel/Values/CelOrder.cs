namespace Keles.Cel;

/// <summary>The order of values that have one.</summary>
internal static class CelOrder
{
    /// <summary>Less than 0, 0, more than 0; null where the two have no order.</summary>
    public static int? Compare(CelValue a, CelValue b)
    {
        if (CelEquality.IsNumber(a.Kind) && CelEquality.IsNumber(b.Kind))
        {
            return CelNumbers.Compare(a, b);
        }
        if (a.Kind != b.Kind)
        {
            return null;
        }
        return a.Kind switch
        {
            CelKind.Bool or CelKind.Duration => a.AsInt.CompareTo(b.AsInt),
            CelKind.String => CelText.Compare(a.AsString, b.AsString),
            CelKind.Bytes => a.AsBytes.AsSpan().SequenceCompareTo(b.AsBytes),
            CelKind.Timestamp => a.Seconds != b.Seconds ? a.Seconds.CompareTo(b.Seconds) : a.Nanos.CompareTo(b.Nanos),
            _ => null,
        };
    }
}
