namespace Keles.ApiServer;

/// <summary>What somebody wants to do, in the terms of authorization.</summary>
/// <param name="IsResource">False: <paramref name="Path"/> alone counts (<c>/healthz</c>).</param>
public sealed record AccessRequest(
    UserIdentity User,
    string Verb,
    bool IsResource,
    string Group = "",
    string Version = "",
    string Resource = "",
    string Subresource = "",
    string Namespace = "",
    string Name = "",
    string Path = "")
{
    /// <summary>The field selector of a list or watch, for authorizers that allow only narrow ones; empty when there is none.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>The resource as rules name it: <c>pods/log</c>.</summary>
    public string FullResource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    /// <summary>A list or watch that selects one name counts as one of that name: so a right to read one object is enough to watch it.</summary>
    public static AccessRequest Of(UserIdentity user, RequestInfo info, string fieldSelector = "")
    {
        var name = info is { Name.Length: 0, Verb: "list" or "watch" or "deletecollection" } ? FieldSelectors.ExactValue(fieldSelector, "metadata.name") : info.Name;
        return new(user, info.Verb, info.IsResource, info.Group, info.Version, info.Resource, info.Subresource, info.Namespace, name, info.Path) { FieldSelector = fieldSelector };
    }

    /// <inheritdoc cref="Of(UserIdentity, RequestInfo, string)"/>
    public static AccessRequest Of(ResourceRequest request, string verb, string fieldSelector = "")
    {
        var kind = request.Kind;
        var name = request.Name.Length == 0 && verb is ("list" or "watch" or "deletecollection") ? FieldSelectors.ExactValue(fieldSelector, "metadata.name") : request.Name;
        // A namespace lies in itself: a role inside it may speak of it.
        var ns = kind is { Group: "", Plural: "namespaces" } ? request.Name : request.Namespace;
        return new(request.User, verb, true, kind.Group, kind.Version, kind.Plural, request.Subresource, ns, name) { FieldSelector = fieldSelector };
    }

    public static AccessRequest ForResource(UserIdentity user, string verb, string group, string resource, string ns = "", string name = "", string subresource = "") =>
        new(user, verb, true, group, "*", resource, subresource, ns, name);
}
