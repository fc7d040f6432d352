using System.Text.Json.Nodes;
using Keles.Api;

namespace Keles.ApiServer.Aggregation;

/// <summary>A group version of another API server in the lists of this one.</summary>
/// <param name="IsCurrent">False: it could not be asked, and what is told of it is what it said last.</param>
/// <param name="Resources">As aggregated discovery tells them; empty when it never said anything.</param>
public sealed record RemoteVersion(string Group, string Version, int GroupPriority, int VersionPriority, bool IsCurrent, JsonArray Resources)
{
    private IReadOnlyList<Kind>? kinds;

    /// <summary>Its resources as kinds.</summary>
    public IReadOnlyList<Kind> Kinds => kinds ??= RemoteKinds.Of(Group, Version, Resources);

    /// <summary>Its part of OpenAPI version 2; null when it has none.</summary>
    internal RemoteSchema? Schema { get; init; }

    public string GroupVersion => $"{Group}/{Version}";
}
