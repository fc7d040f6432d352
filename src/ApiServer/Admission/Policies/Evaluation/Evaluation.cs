using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>One round of expressions over one request: their variables, and what is left to spend on them.</summary>
internal sealed class Evaluation(RequestVariables variables, ulong budget, CancellationToken cancel)
{
    private const string Spent = "validation failed due to running out of cost budget, no further validation rules will be run";

    private ulong left = budget;

    /// <summary>Nothing is left: what was evaluated counts no more.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The value, or what went wrong.</summary>
    public (CelValue Value, string? Problem) Run(CompiledExpression expression)
    {
        if (expression.Program is not { } program) return (default, $"compilation error: {expression.Problem}");
        var result = program.Evaluate(variables, PolicyLimits.Call, cancel);
        Spend(result.Cost);
        Spend(variables.TakeComposedCost());
        if (IsSpent) return (default, Spent);
        return result.Value.IsError ? (default, $"expression '{expression.Text}' resulted in error: {result.Value.AsError.Message}") : (result.Value, null);
    }

    private void Spend(ulong cost)
    {
        if (cost > left) IsSpent = true;
        left = cost > left ? 0 : left - cost;
    }
}
