using System.Text;
using System.Text.Json.Nodes;
using Keles.Api.ApiExtensions.V1;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>All rules of a schema asked of one object, within a budget of cost.</summary>
internal sealed class RuleRun
{
    private const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    private readonly FieldErrors errors;
    private long budget = RuleLimits.Budget;

    private RuleRun(FieldErrors errors) => this.errors = errors;

    /// <param name="old">What there was; null for a new object.</param>
    public static void Validate(RuleTree rules, JsonNode value, JsonNode? old, FieldErrors errors)
    {
        var began = RuleTimes.Begin();
        var run = new RuleRun(errors);
        run.Node(rules, value, old, null, old is null ? null : new Ratchet(Correlation.With(old), value, null));
        RuleTimes.Evaluated(began);
    }

    private void Node(RuleTree rules, JsonNode? value, JsonNode? old, FieldPath? path, Ratchet? ratchet)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();

        // Rules about absence stand with whatever the value is a part of.
        if (value is null || budget < 0) return;
        foreach (var rule in rules.Rules)
        {
            Rule(rule, rules.Schema, value, old, path, ratchet);
            if (budget < 0) return;
        }

        if (value is JsonArray list) List(rules, list, old as JsonArray, path, ratchet);
        else if (value is JsonObject map) Map(rules, map, old as JsonObject, path, ratchet);
    }

    private void List(RuleTree rules, JsonArray list, JsonArray? old, FieldPath? path, Ratchet? ratchet)
    {
        if (rules.Items is not { } items) return;
        var known = old is null ? Correlation.None.Items(rules.Schema) : Correlation.With(old).Items(rules.Schema);
        for (var i = 0; i < list.Count && budget >= 0; i++)
        {
            var before = known.At(i, list[i]);
            Node(items, list[i], before.Old, (path ?? FieldPath.None).Index(i), ratchet?.Below(before, list[i]));
        }
    }

    private void Map(RuleTree rules, JsonObject map, JsonObject? old, FieldPath? path, Ratchet? ratchet)
    {
        foreach (var (name, member) in map.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            if (budget < 0) return;
            JsonNode? before = null;
            var had = old is not null && old.TryGetPropertyValue(name, out before);
            var below = ratchet?.Below(had ? Correlation.With(before) : Correlation.None, member);
            if (rules.Properties.Get(name) is { } property) Node(property, member, before, path is null ? FieldPath.Root(name) : path.Child(name), below);
            else if (rules.Others is { } others) Node(others, member, before, (path ?? FieldPath.None).Key(name), below);
        }
    }

    private void Rule(CompiledRule rule, SchemaNode schema, JsonNode value, JsonNode? old, FieldPath? path, Ratchet? ratchet)
    {
        var at = path ?? FieldPath.None;
        var type = schema.Source.Type;
        if (budget <= 0)
        {
            Exhaust(at, type, OutOfBudget);
            return;
        }

        if (rule.Problem is { } problem)
        {
            errors.Invalid(at, type, $"rule compile error: {problem}");
            return;
        }

        if (rule.UsesOldSelf && old is null && !rule.IsOptional) return;
        var variables = new CelVariables().With("self", RuleValues.Of(value, schema));
        var before = old is null ? CelValue.None : RuleValues.Of(old, schema);
        if (rule.IsOptional) variables.With("oldSelf", old is null ? CelValue.None : CelValue.Some(before));
        else if (old is not null) variables.With("oldSelf", before);

        var result = rule.Condition.Program.Evaluate(variables, RuleLimits.PerCall);
        var name = (rule.Rule.Message.Length > 0 ? rule.Rule.Message : rule.Rule.Rule).Trim();
        if (result.LimitExceeded)
        {
            Exhaust(at, type, $"'{CelResult.LimitExceededMessage}': no further validation rules will be run due to call cost exceeds limit for rule: {name}");
            return;
        }

        if (!Spend(result.Cost))
        {
            Exhaust(at, type, OutOfBudget);
            return;
        }

        if (result.Value.IsError)
        {
            var what = result.Value.AsError.Message;
            errors.Invalid(at, type, what.StartsWith("no such overload", StringComparison.Ordinal)
                ? $"'{what}': call arguments did not match a supported operator, function or macro signature for rule: {name}"
                : $"{what} evaluating rule: {name}");
            return;
        }

        if (result.Value.IsTrue) return;
        var where = rule.Rule.FieldPath.Length > 0 ? PathOf(rule.Rule.FieldPath, path) : at;
        var detail = Message(rule, variables, where, type) ?? (rule.Rule.Message.Length > 0 ? rule.Rule.Message.Trim() : $"failed rule: {rule.Rule.Rule.Trim()}");
        if (budget < 0 || (!rule.UsesOldSelf && ratchet is { IsUnchanged: true })) return;
        errors.Add(Error(rule.Rule, where, type is "object" or "array" ? null : value, detail));
    }

    /// <summary>What the rule's own expression says; null when it has none or says nothing usable.</summary>
    private string? Message(CompiledRule rule, ICelVariables variables, FieldPath at, string type)
    {
        if (rule.Message is not { } expression || rule.MessageProblem is not null) return null;
        var result = expression.Program.Evaluate(variables, RuleLimits.PerCall);
        if (result.LimitExceeded)
        {
            Exhaust(at, type, $"no further validation rules will be run due to call cost exceeds limit for messageExpression: {GoQuote.Quote(rule.Rule.MessageExpression)}");
            return null;
        }

        if (!Spend(result.Cost))
        {
            Exhaust(at, type, "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run");
            return null;
        }

        if (result.Value.Kind != CelKind.String) return null;
        var text = result.Value.AsString.Trim();
        return text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= RuleLimits.MessageBytes && !text.Contains('\n', StringComparison.Ordinal) ? text : null;
    }

    private static FieldError Error(ValidationRule rule, FieldPath at, JsonNode? value, string detail) => rule.Reason switch
    {
        "FieldValueForbidden" => FieldError.Forbidden(at, detail),
        "FieldValueRequired" => FieldError.Required(at, detail),
        "FieldValueDuplicate" => FieldError.Duplicate(at, SchemaFinding.Plain(value)),
        _ when value is null => FieldError.InvalidWithoutValue(at, detail),
        _ => FieldError.Invalid(at, SchemaFinding.Plain(value), detail),
    };

    private static FieldPath PathOf(string text, FieldPath? below)
    {
        var name = text.TrimStart('.').Replace("['", "[", StringComparison.Ordinal).Replace("']", "]", StringComparison.Ordinal);
        return below is null ? FieldPath.Root(name) : below.Child(name);
    }

    private bool Spend(ulong cost)
    {
        if (cost > (ulong)budget) return false;
        budget -= (long)cost;
        return true;
    }

    private void Exhaust(FieldPath at, string type, string detail)
    {
        errors.Invalid(at, type, detail);
        budget = -1;
    }
}
