using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Which nodes a node selector means: one of its terms must hold, and of a term every requirement.</summary>
public static class NodeSelectors
{
    public static bool Matches(NodeSelector selector, Node node) => selector.NodeSelectorTerms.Any(t => Matches(t, node));

    /// <summary>A term that asks for nothing matches nothing; so does a requirement that makes no sense.</summary>
    public static bool Matches(NodeSelectorTerm term, Node node) =>
        !(term.MatchExpressions.IsEmpty && term.MatchFields.IsEmpty)
        && term.MatchExpressions.All(r => Matches(r, node.Metadata.Labels.Get(r.Key)))
        && term.MatchFields.All(r => r.Key == "metadata.name" && MatchesField(r, node.Metadata.Name));

    /// <param name="value">The label's value; null when the node does not have it.</param>
    private static bool Matches(NodeSelectorRequirement requirement, string? value) => requirement.Operator switch
    {
        "In" => !requirement.Values.IsEmpty && value is not null && requirement.Values.Contains(value),
        "NotIn" => !requirement.Values.IsEmpty && (value is null || !requirement.Values.Contains(value)),
        "Exists" => requirement.Values.IsEmpty && value is not null,
        "DoesNotExist" => requirement.Values.IsEmpty && value is null,
        "Gt" => Compare(requirement, value) > 0,
        "Lt" => Compare(requirement, value) < 0,
        _ => false,
    };

    private static bool MatchesField(NodeSelectorRequirement requirement, string value) => requirement switch
    {
        { Operator: "In", Values.Count: 1 } => requirement.Values[0] == value,
        { Operator: "NotIn", Values.Count: 1 } => requirement.Values[0] != value,
        _ => false,
    };

    private static int Compare(NodeSelectorRequirement requirement, string? value) =>
        requirement.Values.Count == 1 && value is not null
        && GoInteger.TryParse(value, out var number, out _) && GoInteger.TryParse(requirement.Values[0], out var bound, out _)
            ? number.CompareTo(bound)
            : 0;
}
