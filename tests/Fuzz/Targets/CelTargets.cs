using System.Text;
using Keles.Cel;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Expressions: they compile or say what is wrong, and end within their cost.</summary>
internal static class CelTargets
{
    private const ulong CostLimit = 1_000_000;
    private static readonly CelEnvironment Environment = CelLibraries.Everything.WithVariables([new("x", CelType.Int), new("d", CelType.Dyn), new("text", CelType.String), new("names", CelType.List(CelType.String))]);
    private static readonly CelVariables Values = new CelVariables().With("x", CelValue.Of(7)).With("d", CelValue.Of(1)).With("text", CelValue.Of("hello")).With("names", CelList.Of(["a", "b"]));
    private static readonly string[] Pieces = ["(", ")", "[", "]", "{", "}", ".", "?", ":", ",", "&&", "||", "!", "+", "-", "*", "/", "%", "==", "<", " in ", "'", "\"", "\\", "r'", "b'", "1", "1u", "0x", "1e9", "x", "d", "names", ".map(i, i)", ".all(i, ", ".exists(", "has(", "null", "true", "size(", "matches(", ".?", "[?", "optional.of(", "é"];

    public static FuzzTarget Expression { get; } = new("cel", static random => random.Spoil(Encoding.UTF8.GetBytes(random.Pick(Corpus.Expressions)), Pieces), static input =>
    {
        var compiled = Environment.Compile(Encoding.UTF8.GetString(input));
        if (!compiled.Ok)
        {
            if (compiled.Errors.Length == 0) throw new InvalidOperationException("refused without a word");
            return;
        }

        var first = compiled.Program.Evaluate(Values, CostLimit);
        var second = compiled.Program.Evaluate(Values, CostLimit);
        if (first.Cost != second.Cost) throw new InvalidOperationException($"costs {first.Cost}, then {second.Cost}");
    });
}
