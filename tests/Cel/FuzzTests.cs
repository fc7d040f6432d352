namespace Keles.Cel.Tests;

/// <summary>Whatever the text, nothing crashes and nothing hangs: each seed is one chain of expressions.</summary>
public sealed class FuzzTests
{
    private const ulong Budget = 200_000;
    private static readonly CelEnvironment Environment = CelLibraries.Everything.WithVariables(TestVariables.Types).WithTypes(new TestTypes());
    private static readonly string[] Corpus = [.. CaseFile.All().Select(c => c.Expression).Distinct()];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ".", "?", ":", ",", "!", "-", "+", "*", "/", "%", "==", "!=", "<", ">=", "in", "&&", "||", "'", "\"", "\"\"\"", "\\", "b'", "r'", "0x", "1", "1u", ".5", "1e9",
        "9223372036854775807", "true", "null", "x", "d", "names", "labels", "pod", ".all(i, ", ".map(i, ", ".filter(i, ", ".exists(i, v, ", ".transformMap(k, v, ", "has(", "size(", "type(", "dyn(",
        ".matches('", ".format([", ".?a", "[?0]", "{?'a': ", "cel.bind(v, ", "optional.of(", "timestamp(", "duration('1h')", "ip('", "quantity('1Gi')", ".optMap(v, ", "😀", "\u0000", "\n", "`a`", "//",
    ];

    /// <summary>A run for longer: KELES_FUZZ_SEEDS says how many chains.</summary>
    private static readonly int Seeds = int.TryParse(System.Environment.GetEnvironmentVariable("KELES_FUZZ_SEEDS"), out var n) ? n : 40;

    [Fact]
    public void Texts_made_of_pieces_and_changed_cases_are_read_checked_and_run()
    {
        var ran = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            for (var i = 0; i < 400; i++)
            {
                var text = random.Next(3) == 0 ? Made(random) : Changed(random);
                if (TryOne(text)) ran++;
            }
        }
        Assert.True(ran > Seeds * 20, $"only {ran} of {Seeds * 400} ran at all");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("x.map(i, ", ")")]
    [InlineData("x ? 1 : ", "")]
    [InlineData("optional.of(1).optMap(v, ", ")")]
    [InlineData("a.b(", ")")]
    public void Deep_nesting_is_refused_not_overflown(string open, string close)
    {
        foreach (var depth in new[] { 10, 249, 300, 5_000 })
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            TryOne(text);
        }
    }

    [Theory]
    [InlineData(" + 1")]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData(" && true")]
    [InlineData(" == 1")]
    [InlineData(".map(i, i)")]
    public void Long_chains_are_read_or_refused(string link) => TryOne("x" + string.Concat(Enumerable.Repeat(link, 6_000)));

    [Fact]
    public void Macros_that_copy_their_argument_cannot_grow_without_end()
    {
        var nested = "optional.of(1)";
        for (var i = 0; i < 30; i++) nested = $"{nested}.optMap(v{i}, v{i})";
        Assert.Contains("nodes", Environment.Compile(nested).Errors, StringComparison.Ordinal);
    }

    private static bool TryOne(string text)
    {
        CelCompilation compiled;
        try
        {
            compiled = Environment.Compile(text);
            if (!compiled.Ok)
            {
                Assert.NotEqual("", compiled.Errors);
                return false;
            }
            compiled.EstimateCost(NoSizes.Instance);
            _ = compiled.Program.Evaluate(TestVariables.Values, Budget).Value.ToString();
            return true;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{e.GetType().Name} for: {(text.Length > 500 ? text[..500] : text)}", e);
        }
    }

    private static string Made(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Changed(Random random)
    {
        var text = Corpus[random.Next(Corpus.Length)];
        for (var i = random.Next(3); i >= 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, at + random.Next(6));
            text = random.Next(4) switch
            {
                0 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[at..],
                1 => text[..at] + text[end..],
                2 => text[..at] + Corpus[random.Next(Corpus.Length)] + text[at..],
                _ => $"[{text}, {Corpus[random.Next(Corpus.Length)]}]",
            };
        }
        return text;
    }

    private sealed class NoSizes : ICelSizes
    {
        public static readonly NoSizes Instance = new();

        public CelCost? SizeOf(IReadOnlyList<string> path, CelType type) => null;
    }
}
