using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>What a validating policy says of one request with one parameter.</summary>
internal sealed class PolicyEvaluator(CompiledPolicy policy, bool failuresRefuse, RequestVariables variables, CancellationToken cancel)
{
    /// <summary>Texts for the audit log, by key.</summary>
    public List<(string Key, string Text)> Annotations { get; } = [];

    /// <summary>What is against the request; nothing when all holds or when the policy is not about it.</summary>
    public List<Decision> Run()
    {
        var (hold, problem) = policy.Conditions.Ask(variables, cancel);
        if (problem is not null) return Failed(0, problem);
        if (!hold) return [];
        var against = new List<Decision>();
        var evaluation = new Evaluation(variables, PolicyLimits.Budget, cancel);
        for (var i = 0; i < policy.Validations.Length; i++)
        {
            var (value, wrong) = evaluation.Run(policy.Validations[i].Condition);
            if (evaluation.IsSpent) return Failed(i, wrong!);
            if (wrong is not null) against.AddRange(Failed(i, wrong));
            else if (!value.IsTrue) against.AddRange(Refused(i, evaluation));
        }

        Annotate(evaluation);
        return against;
    }

    /// <summary>A failure to evaluate, as the policy wants failures taken.</summary>
    private List<Decision> Failed(int index, string message) => failuresRefuse ? [new(index, message, null)] : [];

    private List<Decision> Refused(int index, Evaluation evaluation)
    {
        var validation = policy.Validations[index];
        var message = "";
        if (validation.Message is { } expression)
        {
            var (value, problem) = evaluation.Run(expression);
            if (problem is not null && (evaluation.IsSpent || expression.Program is null)) return Failed(index, $"failed messageExpression: {problem}");
            if (problem is null && value.Kind == CelKind.String) message = Usable(value.AsString);
        }

        if (message.Length == 0) message = validation.Declared.Message.Trim();
        if (message.Length == 0) message = $"failed expression: {validation.Declared.Expression.Trim()}";
        return [new(index, message, validation.Declared.Reason ?? "Invalid")];
    }

    /// <summary>A message may not be too long nor have several lines; such a one counts as none.</summary>
    private static string Usable(string text)
    {
        var message = text.Trim();
        return message.Length > PolicyLimits.MessageLength || message.Contains('\n', StringComparison.Ordinal) ? "" : message;
    }

    private void Annotate(Evaluation evaluation)
    {
        foreach (var (key, expression) in policy.Annotations)
        {
            var (value, problem) = evaluation.Run(expression);
            if (problem is not null || value.Kind != CelKind.String) continue;
            var text = value.AsString.Trim();
            if (text.Length > 0) Annotations.Add((key, text.Length > PolicyLimits.AnnotationLength ? text[..PolicyLimits.AnnotationLength] : text));
        }
    }
}
