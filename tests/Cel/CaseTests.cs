namespace Keles.Cel.Tests;

public sealed class CaseTests
{
    private static readonly CelEnvironment Environment = CelLibraries.Everything
        .WithVariables(TestVariables.Types)
        .WithTypes(new TestTypes());

    public static TheoryData<string> Files => [.. CaseFile.All().Select(c => c.File).Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_gives_what_its_line_says(string file)
    {
        var wrong = new List<string>();
        foreach (var (_, line, expression, expected) in CaseFile.All().Where(c => c.File == file))
        {
            if (Complaint(expression, expected) is { } complaint)
            {
                wrong.Add($"{file}:{line}: {expression}\n   {complaint}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void There_are_many_cases() => Assert.True(CaseFile.All().Count() > 300, $"{CaseFile.All().Count()} cases");

    private static string? Complaint(string expression, string expected)
    {
        var compiled = Environment.Compile(expression);
        if (expected.StartsWith('?'))
        {
            return compiled.Errors.Contains(expected[1..], StringComparison.Ordinal) ? null : $"compiled with: '{compiled.Errors}'";
        }
        if (!compiled.Ok)
        {
            return compiled.Errors;
        }
        var value = compiled.Program.Evaluate(TestVariables.Values).Value;
        if (expected.StartsWith('!'))
        {
            return value.IsError && value.AsError.Message.Contains(expected[1..], StringComparison.Ordinal) ? null : $"gave {value.Kind} {value}";
        }
        var wanted = Environment.Compile(expected);
        if (!wanted.Ok)
        {
            return $"what is wanted does not compile: {wanted.Errors}";
        }
        var want = wanted.Program.Evaluate(TestVariables.Values).Value;
        return value.Kind == want.Kind && CelEquality.Same(value, want) ? null : $"gave {value.Kind} {value}, wanted {want.Kind} {want}";
    }
}
