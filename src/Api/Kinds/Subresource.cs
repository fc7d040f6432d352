namespace Keles.Api;

/// <summary>A part of a resource with a path of its own: <c>status</c>, <c>scale</c>, <c>exec</c>.</summary>
/// <param name="Group">Group of the kind it answers with; null when that of its parent.</param>
public sealed record Subresource(string Name, string Kind, Verbs Verbs, string? Group = null, string? Version = null);
