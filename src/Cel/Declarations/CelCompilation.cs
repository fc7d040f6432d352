namespace Keles.Cel;

/// <summary>What came of an expression: something to run, or what is wrong with it.</summary>
public sealed class CelCompilation
{
    private readonly CheckedExpression? _checked;
    private readonly Lazy<CelProgram>? _program;

    internal CelCompilation(CheckedExpression expression)
    {
        _checked = expression;
        _program = new Lazy<CelProgram>(() => Planner.Plan(expression));
        ResultType = expression.Types[expression.Root.Id];
    }

    internal CelCompilation(string error) => (Errors, Issues) = (error, [new CelIssue(-1, -1, error)]);

    internal CelCompilation(CelIssues issues)
    {
        Errors = issues.ToString();
        Issues = issues.Sorted();
    }

    public bool Ok => _checked is not null;

    /// <summary>What is wrong, with the place in the text: <c>ERROR: &lt;input&gt;:1:5: undefined field 'nope'</c> and so on; empty when nothing is.</summary>
    public string Errors { get; } = "";

    public IReadOnlyList<CelIssue> Issues { get; } = [];

    /// <summary>The type of what the expression gives.</summary>
    public CelType? ResultType { get; }

    /// <summary>Runs as often and from as many threads as one likes.</summary>
    public CelProgram Program => _program?.Value ?? throw new InvalidOperationException(Errors);

    /// <summary>Between what bounds the cost of a run lies when data are as large as the host says they may be.</summary>
    public CelCost EstimateCost(ICelSizes sizes) =>
        CostEstimator.Estimate(_checked ?? throw new InvalidOperationException(Errors), sizes);

    /// <summary>The variables the expression names, each once.</summary>
    public IReadOnlyCollection<string> Variables => _checked?.Variables ?? [];

    /// <summary>Whether the expression selects a field, directly, of a variable.</summary>
    public bool Selects(string variable, string field) =>
        _checked is not null && _checked.Selections.Contains((variable, field));
}
