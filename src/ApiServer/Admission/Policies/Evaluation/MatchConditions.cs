using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Further conditions on requests: one that is false ends it; one that fails counts as the failure policy says, unless another is false.</summary>
internal sealed class MatchConditions
{
    private readonly CompiledExpression[] conditions;
    private readonly bool failuresRefuse;

    private MatchConditions(CompiledExpression[] conditions, bool failuresRefuse) => (this.conditions, this.failuresRefuse) = (conditions, failuresRefuse);

    public static MatchConditions Of(Items<MatchCondition> declared, string? failurePolicy, CelEnvironment environment) =>
        new([.. declared.Select(c => CompiledExpression.Of(c.Expression.Trim(), environment, ExpressionTypes.Bool))], failurePolicy != "Ignore");

    /// <summary>Whether they hold, or what went wrong in finding out.</summary>
    public (bool Hold, string? Problem) Ask(RequestVariables variables, CancellationToken cancel)
    {
        if (conditions.Length == 0) return (true, null);
        var evaluation = new Evaluation(variables, PolicyLimits.MatchConditions, cancel);
        var problems = new List<string>();
        foreach (var condition in conditions)
        {
            var (value, problem) = evaluation.Run(condition);
            if (problem is not null)
            {
                problems.Add(problem);
                if (evaluation.IsSpent) break;
            }
            else if (value.IsFalse)
            {
                return (false, null);
            }
        }

        if (problems.Count == 0) return (true, null);
        return failuresRefuse ? (false, ErrorLists.Join(problems)) : (false, null);
    }
}
