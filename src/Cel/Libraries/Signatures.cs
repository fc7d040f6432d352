namespace Keles.Cel;

/// <summary>Short words for writing declarations.</summary>
internal static class Signatures
{
    public static readonly CelType A = CelType.Param("A");
    public static readonly CelType B = CelType.Param("B");
    public static readonly CelType ListOfA = CelType.List(A);
    public static readonly CelType MapOfAB = CelType.Map(A, B);
    public static readonly CelType OptionalA = CelType.Optional(A);
    public static readonly CelType Texts = CelType.List(CelType.String);

    public static CelLibrary Function(this CelLibrary library, string name, string id, CelType result, CelType a, Func<CelValue, CelValue> body) =>
        library.Function(name, id, result, [a], args => body(args[0]));

    public static CelLibrary Function(this CelLibrary library, string name, string id, CelType result, CelType a, CelType b, Func<CelValue, CelValue, CelValue> body) =>
        library.Function(name, id, result, [a, b], args => body(args[0], args[1]));

    public static CelLibrary Member(this CelLibrary library, string name, string id, CelType result, CelType a, Func<CelValue, CelValue> body) =>
        library.Member(name, id, result, [a], args => body(args[0]));

    public static CelLibrary Member(this CelLibrary library, string name, string id, CelType result, CelType a, CelType b, Func<CelValue, CelValue, CelValue> body) =>
        library.Member(name, id, result, [a, b], args => body(args[0], args[1]));
}
