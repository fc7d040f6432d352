namespace Keles.Api.Expressions;

/// <summary>What an expression asks the authorizer.</summary>
/// <param name="Path">A path that is no resource; empty for a question about a resource.</param>
public sealed record AccessQuestion(string Verb, string Path = "", string Group = "", string Resource = "")
{
    public string Version { get; init; } = "*";
    public string Subresource { get; init; } = "";
    public string Namespace { get; init; } = "";
    public string Name { get; init; } = "";
    public string FieldSelector { get; init; } = "";
    public string LabelSelector { get; init; } = "";
}
