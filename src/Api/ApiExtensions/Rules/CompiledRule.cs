using Keles.Api.ApiExtensions.V1;
using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>A rule of a schema, ready to run, or what is wrong with it.</summary>
internal sealed record CompiledRule(ValidationRule Rule, CelCompilation Condition, CelCompilation? Message)
{
    /// <summary>It compares with what was: asked only where there was something, or where it says that it can do without.</summary>
    public bool UsesOldSelf => Condition.Variables.Contains("oldSelf");

    public bool IsOptional => Rule.OptionalOldSelf == true;

    /// <summary>What is wrong with the rule in upstream's words; null when nothing is.</summary>
    public string? Problem { get; private init; }

    public string? MessageProblem { get; private init; }

    public static CompiledRule Of(ValidationRule rule, CelType self, RuleTypes types)
    {
        var began = RuleTimes.Begin();
        var environment = CelLibraries.Kubernetes.WithTypes(types).WithVariables(
        [
            new("self", self),
            new("oldSelf", rule.OptionalOldSelf == true ? CelType.Optional(self) : self),
        ]);
        var condition = environment.Compile(rule.Rule);
        var message = rule.MessageExpression.Length == 0 ? null : environment.Compile(rule.MessageExpression);
        RuleTimes.Compiled(began);
        return new(rule, condition, message)
        {
            Problem = !condition.Ok ? $"compilation failed: {condition.Errors}" : condition.ResultType!.Equals(CelType.Bool) ? null : "cel expression must evaluate to a bool",
            MessageProblem = message is null ? null
                : !message.Ok ? $"messageExpression compilation failed: {message.Errors}"
                : message.ResultType!.Equals(CelType.String) ? null : "messageExpression must evaluate to a string",
        };
    }
}
