using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>Makes a selector of the API's label selector.</summary>
internal static class LabelSelectorReader
{
    public static bool TryRead(LabelSelector? labels, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (labels is null)
        {
            selector = Selector.Nothing;
            return true;
        }

        selector = null;
        var requirements = new List<SelectorRequirement>(labels.MatchLabels.Count + labels.MatchExpressions.Count);
        foreach (var (key, value) in labels.MatchLabels)
        {
            if (!TryAdd(requirements, key, SelectorOperator.Equals, [value], out error))
            {
                return false;
            }
        }

        foreach (var expression in labels.MatchExpressions)
        {
            if (Operator(expression.Operator) is not { } op)
            {
                error = $"{GoQuote.Quote(expression.Operator)} is not a valid label selector operator";
                return false;
            }

            if (!TryAdd(requirements, expression.Key, op, expression.Values, out error))
            {
                return false;
            }
        }

        selector = Selector.Of(requirements);
        return true;
    }

    private static SelectorOperator? Operator(string name) => name switch
    {
        "In" => SelectorOperator.In,
        "NotIn" => SelectorOperator.NotIn,
        "Exists" => SelectorOperator.Exists,
        "DoesNotExist" => SelectorOperator.DoesNotExist,
        _ => null,
    };

    private static bool TryAdd(List<SelectorRequirement> requirements, string key, SelectorOperator op, IEnumerable<string> values,
        [NotNullWhen(false)] out string? error)
    {
        var errors = new FieldErrors();
        requirements.Add(SelectorRequirement.Create(key, op, values, FieldPath.None, errors));
        error = errors.Count > 0 ? errors.ToString() : null;
        return error is null;
    }
}
