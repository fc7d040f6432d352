namespace Keles.Cel;

/// <summary>+ - * / % and negation of numbers, texts, bytes and lists; what runs over is an error.</summary>
internal static class ArithmeticFunctions
{
    private static readonly CelValue IntOverflow = CelValue.Of(CelError.IntOverflow);
    private static readonly CelValue UintOverflow = CelValue.Of(CelError.UintOverflow);
    private static readonly CelValue ByZero = CelValue.Of(CelError.DivideByZero);
    private static readonly CelValue ModuloByZero = CelValue.Of(CelError.ModulusByZero);

    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary();
        Ints(library);
        Uints(library);
        Doubles(library);
        return library
            .Function(Operators.Add, "add_string", CelType.String, CelType.String, CelType.String, (a, b) => CelValue.Of(a.AsString + b.AsString))
            .Function(Operators.Add, "add_bytes", CelType.Bytes, CelType.Bytes, CelType.Bytes, (a, b) => CelValue.Of([.. a.AsBytes, .. b.AsBytes]))
            .Function(Operators.Add, "add_list", Signatures.ListOfA, Signatures.ListOfA, Signatures.ListOfA, (a, b) => CelValue.Of(CelJoinedList.Of(a.AsList, b.AsList)));
    }

    private static void Ints(CelLibrary library)
    {
        var t = CelType.Int;
        library
            .Function(Operators.Add, "add_int64", t, t, t, (a, b) => Checked(a.AsInt, b.AsInt, static (x, y) => checked(x + y)))
            .Function(Operators.Subtract, "subtract_int64", t, t, t, (a, b) => Checked(a.AsInt, b.AsInt, static (x, y) => checked(x - y)))
            .Function(Operators.Multiply, "multiply_int64", t, t, t, (a, b) => Checked(a.AsInt, b.AsInt, static (x, y) => checked(x * y)))
            .Function(Operators.Divide, "divide_int64", t, t, t, (a, b) => b.AsInt == 0 ? ByZero : a.AsInt == long.MinValue && b.AsInt == -1 ? IntOverflow : CelValue.Of(a.AsInt / b.AsInt))
            .Function(Operators.Modulo, "modulo_int64", t, t, t, (a, b) => b.AsInt == 0 ? ModuloByZero : a.AsInt == long.MinValue && b.AsInt == -1 ? IntOverflow : CelValue.Of(a.AsInt % b.AsInt))
            .Function(Operators.Negate, "negate_int64", t, t, a => a.AsInt == long.MinValue ? IntOverflow : CelValue.Of(-a.AsInt));
    }

    private static void Uints(CelLibrary library)
    {
        var t = CelType.Uint;
        library
            .Function(Operators.Add, "add_uint64", t, t, t, (a, b) => a.AsUint > ulong.MaxValue - b.AsUint ? UintOverflow : CelValue.Of(a.AsUint + b.AsUint))
            .Function(Operators.Subtract, "subtract_uint64", t, t, t, (a, b) => a.AsUint < b.AsUint ? UintOverflow : CelValue.Of(a.AsUint - b.AsUint))
            .Function(Operators.Multiply, "multiply_uint64", t, t, t, (a, b) => Math.BigMul(a.AsUint, b.AsUint, out var low) == 0 ? CelValue.Of(low) : UintOverflow)
            .Function(Operators.Divide, "divide_uint64", t, t, t, (a, b) => b.AsUint == 0 ? ByZero : CelValue.Of(a.AsUint / b.AsUint))
            .Function(Operators.Modulo, "modulo_uint64", t, t, t, (a, b) => b.AsUint == 0 ? ModuloByZero : CelValue.Of(a.AsUint % b.AsUint));
    }

    private static void Doubles(CelLibrary library)
    {
        var t = CelType.Double;
        library
            .Function(Operators.Add, "add_double", t, t, t, (a, b) => CelValue.Of(a.AsDouble + b.AsDouble))
            .Function(Operators.Subtract, "subtract_double", t, t, t, (a, b) => CelValue.Of(a.AsDouble - b.AsDouble))
            .Function(Operators.Multiply, "multiply_double", t, t, t, (a, b) => CelValue.Of(a.AsDouble * b.AsDouble))
            .Function(Operators.Divide, "divide_double", t, t, t, (a, b) => CelValue.Of(a.AsDouble / b.AsDouble))
            .Function(Operators.Negate, "negate_double", t, t, a => CelValue.Of(-a.AsDouble));
    }

    private static CelValue Checked(long a, long b, Func<long, long, long> operation)
    {
        try
        {
            return CelValue.Of(operation(a, b));
        }
        catch (OverflowException)
        {
            return IntOverflow;
        }
    }
}
