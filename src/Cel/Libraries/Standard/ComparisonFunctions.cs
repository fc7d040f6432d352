namespace Keles.Cel;

/// <summary>The order of numbers (across their types), texts, bytes, truth values and times.</summary>
internal static class ComparisonFunctions
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary();
        Add(library, Operators.Less, "less", c => c < 0);
        Add(library, Operators.LessOrEqual, "less_equals", c => c <= 0);
        Add(library, Operators.Greater, "greater", c => c > 0);
        Add(library, Operators.GreaterOrEqual, "greater_equals", c => c >= 0);
        return library;
    }

    private static void Add(CelLibrary library, string function, string id, Func<int, bool> says)
    {
        CelValue Compared(CelValue a, CelValue b) => CelOrder.Compare(a, b) is { } c ? CelValue.Of(says(c)) : CelValue.False;
        void One(string suffix, CelType a, CelType b) => library.Function(function, $"{id}_{suffix}", CelType.Bool, a, b, Compared);
        One("bool", CelType.Bool, CelType.Bool);
        One("int64", CelType.Int, CelType.Int);
        One("int64_double", CelType.Int, CelType.Double);
        One("int64_uint64", CelType.Int, CelType.Uint);
        One("uint64", CelType.Uint, CelType.Uint);
        One("uint64_double", CelType.Uint, CelType.Double);
        One("uint64_int64", CelType.Uint, CelType.Int);
        One("double", CelType.Double, CelType.Double);
        One("double_int64", CelType.Double, CelType.Int);
        One("double_uint64", CelType.Double, CelType.Uint);
        One("string", CelType.String, CelType.String);
        One("bytes", CelType.Bytes, CelType.Bytes);
        One("timestamp", CelType.Timestamp, CelType.Timestamp);
        One("duration", CelType.Duration, CelType.Duration);
    }
}
