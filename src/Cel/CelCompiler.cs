namespace Keles.Cel;

/// <summary>Text to program: reads, checks, and looks at what constants can already tell.</summary>
internal static class CelCompiler
{
    public static CelCompilation Compile(CelEnvironment environment, string expression, CelType? result)
    {
        var source = new CelSource(expression);
        var issues = new CelIssues(source);
        if (Parser.Parse(source, issues, environment.Macros) is not { } parsed
            || Checker.Check(environment, parsed, issues) is not { } good)
        {
            return new CelCompilation(issues);
        }
        ConstantChecks.Look(good, parsed.Positions, issues);
        if (!issues.Any && result is not null && !IsOrDyn(good.Types[good.Root.Id], result))
        {
            return new CelCompilation($"must evaluate to {result}");
        }
        return issues.Any ? new CelCompilation(issues) : new CelCompilation(good);
    }

    private static bool IsOrDyn(CelType type, CelType wanted) => type.IsDyn || type.Equals(wanted);
}
