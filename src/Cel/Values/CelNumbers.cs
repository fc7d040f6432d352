namespace Keles.Cel;

/// <summary>Comparing numbers of different types by their worth, without going through a type that cannot hold both.</summary>
internal static class CelNumbers
{
    /// <summary>Less than 0, 0, more than 0; null where one is not a number.</summary>
    public static int? Compare(CelValue a, CelValue b) => (a.Kind, b.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => a.AsInt.CompareTo(b.AsInt),
        (CelKind.Uint, CelKind.Uint) => a.AsUint.CompareTo(b.AsUint),
        (CelKind.Double, CelKind.Double) => Compare(a.AsDouble, b.AsDouble),
        (CelKind.Int, CelKind.Uint) => a.AsInt < 0 ? -1 : ((ulong)a.AsInt).CompareTo(b.AsUint),
        (CelKind.Uint, CelKind.Int) => b.AsInt < 0 ? 1 : a.AsUint.CompareTo((ulong)b.AsInt),
        (CelKind.Int, CelKind.Double) => Compare(a.AsInt, b.AsDouble),
        (CelKind.Double, CelKind.Int) => -Compare(b.AsInt, a.AsDouble),
        (CelKind.Uint, CelKind.Double) => Compare(a.AsUint, b.AsDouble),
        (CelKind.Double, CelKind.Uint) => -Compare(b.AsUint, a.AsDouble),
        _ => null,
    };

    private static int? Compare(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b) is var c && a == b ? 0 : c;

    private static int? Compare(long a, double b)
    {
        if (double.IsNaN(b))
        {
            return null;
        }
        if (b >= 9223372036854775808.0)
        {
            return -1;
        }
        if (b < -9223372036854775808.0)
        {
            return 1;
        }
        var whole = Math.Floor(b);
        var c = a.CompareTo((long)whole);
        return c != 0 ? c : whole < b ? -1 : 0;
    }

    private static int? Compare(ulong a, double b)
    {
        if (double.IsNaN(b))
        {
            return null;
        }
        if (b >= 18446744073709551616.0)
        {
            return -1;
        }
        if (b < 0)
        {
            return 1;
        }
        var whole = Math.Floor(b);
        var c = a.CompareTo((ulong)whole);
        return c != 0 ? c : whole < b ? -1 : 0;
    }
}
