using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Labels of nodes that have a successor, and what clients that select by them are told.</summary>
internal static class DeprecatedNodeLabels
{
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
    };

    public static string? Message(string label) => Messages.GetValueOrDefault(label);

    /// <param name="preferred">Preferences may have values that no label can have: they are warned of only.</param>
    public static IEnumerable<string> InTerm(NodeSelectorTerm term, bool preferred, FieldPath path)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
        {
            var (expression, at) = (term.MatchExpressions[i], path.Child("matchExpressions").Index(i));
            if (Message(expression.Key) is { } message) yield return $"{at.Child("key")}: {expression.Key} is {message}";
            for (var j = 0; preferred && j < expression.Values.Count; j++)
            {
                foreach (var wrong in LabelNames.Value(expression.Values[j])) yield return $"{at.Child("values").Index(j)}: {expression.Values[j]} is invalid, {wrong}";
            }
        }
    }
}
