using System.Globalization;
using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for the rules of a schema: their form, that they compile, and what they may cost.</summary>
internal sealed class ExpressionRules
{
    private const int MostExpensive = 4;

    private readonly Dictionary<string, RuleType> named = new(StringComparer.Ordinal);
    private readonly List<(FieldPath Path, ulong Cost)> costs = [];
    private readonly bool unchanged;

    /// <param name="unchanged">The schema is as it was: the cost of its rules is not asked again.</param>
    public ExpressionRules(JSONSchemaProps root, bool unchanged)
    {
        this.unchanged = unchanged;
        Root = new(root, RuleType.Of(SchemaNode.Of(root), isResource: true, "selfType", named), 1);
    }

    public ExpressionScope Root { get; }

    public static void Form(JSONSchemaProps schema, ValidationRule rule, FieldPath path, FieldErrors errors)
    {
        var message = rule.Message.Trim();
        if (rule.Rule.Trim().Length == 0) errors.Required(path.Child("rule"), "rule is not specified");
        else if (rule.Message.Length > 0 && message.Length == 0) errors.Invalid(path.Child("message"), rule.Message, "message must be non-empty if specified");
        else if (HasLineBreaks(message)) errors.Invalid(path.Child("message"), rule.Message, "message must not contain line breaks");
        else if (HasLineBreaks(rule.Rule.Trim()) && message.Length == 0) errors.Required(path.Child("message"), "message must be specified if rule contains line breaks");
        if (rule.MessageExpression.Length > 0 && rule.MessageExpression.Trim().Length == 0) errors.Required(path.Child("messageExpression"), "messageExpression must be non-empty if specified");
        if (rule.Reason is { } reason) errors.RequireOneOf(path.Child("reason"), reason, "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");
        if (rule.FieldPath.Length == 0) return;
        if (rule.FieldPath.Trim().Length == 0) errors.Invalid(path.Child("fieldPath"), rule.FieldPath, "fieldPath must be non-empty if specified");
        if (HasLineBreaks(rule.FieldPath)) errors.Invalid(path.Child("fieldPath"), rule.FieldPath, "fieldPath must not contain line breaks");
        if (SchemaFieldPath.Find(rule.FieldPath, schema, allowBrackets: true, out _, out _) is not null) errors.Invalid(path.Child("fieldPath"), rule.FieldPath, "fieldPath must be a valid path");
    }

    /// <param name="uncorrelatedWithin">The part of the object in which old and new values cannot be matched; null where they can.</param>
    public void Compile(JSONSchemaProps schema, ExpressionScope scope, FieldPath path, FieldPath? uncorrelatedWithin, FieldErrors errors)
    {
        if (scope.Type is not { } type) return;
        var types = new RuleTypes(named);
        for (var i = 0; i < schema.XKubernetesValidations.Count; i++)
        {
            var compiled = CompiledRule.Of(schema.XKubernetesValidations[i], type.Type, types);
            One(compiled, scope, path.Child("x-kubernetes-validations").Index(i), uncorrelatedWithin, errors);
        }
    }

    /// <summary>What all rules cost together.</summary>
    public void Total(FieldPath root, FieldErrors errors)
    {
        var total = costs.Aggregate(0UL, static (sum, c) => sum > ulong.MaxValue - c.Cost ? ulong.MaxValue : sum + c.Cost);
        if (total <= RuleLimits.EstimatedTotal) return;
        foreach (var (path, _) in costs.OrderByDescending(static c => c.Cost).Take(MostExpensive)) errors.Forbidden(path, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema");
        errors.Forbidden(root, TooExpensive("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", total, RuleLimits.EstimatedTotal));
    }

    private void One(CompiledRule compiled, ExpressionScope scope, FieldPath path, FieldPath? uncorrelatedWithin, FieldErrors errors)
    {
        var rule = compiled.Rule;
        if (compiled.Condition.Ok && compiled.Problem is null) Cost(compiled.Condition.EstimateCost(new RuleSizes(scope.Type!)).Max, scope, path.Child("rule"), "estimated rule cost", errors);
        if (compiled.Problem is { } problem) errors.Invalid(path.Child("rule"), GoShape.Rule(rule), problem);
        if (compiled.MessageProblem is { } wrong) errors.Invalid(path.Child("messageExpression"), GoShape.Rule(rule), wrong);
        else if (compiled.Message is { Ok: true } message) Cost(message.EstimateCost(new RuleSizes(scope.Type!)).Max, null, path.Child("messageExpression"), "estimated messageExpression cost", errors);
        if (!compiled.Condition.Ok) return;
        if (!compiled.UsesOldSelf)
        {
            if (rule.OptionalOldSelf is { } optional) errors.Invalid(path.Child("optionalOldSelf"), optional, "may not be set if oldSelf is not used in rule");
        }
        else if (uncorrelatedWithin is not null)
        {
            errors.Invalid(path.Child("rule"), rule.Rule, $"oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatedWithin}");
        }
    }

    /// <param name="scope">Tells how often the rule is asked of one object; null where it is asked once.</param>
    private void Cost(ulong once, ExpressionScope? scope, FieldPath path, string what, FieldErrors errors)
    {
        var times = scope is null ? 1 : scope.Most ?? (ulong)(RuleLimits.RequestBytes / (scope.Type!.LeastBytes + 1));
        var cost = once != 0 && ulong.MaxValue / once < times ? ulong.MaxValue : once * times;
        if (!unchanged && cost > RuleLimits.EstimatedRule) errors.Forbidden(path, TooExpensive(what, cost, RuleLimits.EstimatedRule));
        costs.Add((path, cost));
    }

    private static string TooExpensive(string what, ulong cost, ulong limit)
    {
        var factor = (double)cost / limit;
        var text = factor > 100 ? "more than 100x" : factor.ToString(factor < 1.5 ? "F6" : "F1", CultureInfo.InvariantCulture) + "x";
        return $"{what} exceeds budget by factor of {text} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    }

    private static bool HasLineBreaks(string text) => text.AsSpan().IndexOfAny('\n', '\r') >= 0;
}
