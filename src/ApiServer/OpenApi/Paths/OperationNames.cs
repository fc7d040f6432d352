namespace Keles.ApiServer.OpenApi;

/// <summary>Names of operations as generated clients know them: <c>listCoreV1NamespacedPod</c>, tagged <c>core_v1</c>.</summary>
internal static class OperationNames
{
    private const string Suffix = ".k8s.io";

    /// <summary>The group without its domain in capital camel case, and the version: <c>RbacAuthorizationV1</c>.</summary>
    public static string GroupVersion(string group, string version) => Group(group) + Capital(version);

    public static string Group(string group) => string.Concat(Words(group).Select(Capital));

    public static string Tag(string group, string version = "")
    {
        var name = Group(group);
        name = char.ToLowerInvariant(name[0]) + name[1..];
        return version.Length == 0 ? name : $"{name}_{version}";
    }

    public static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Words(string group)
    {
        if (group.Length == 0) return ["core"];
        if (group.EndsWith(Suffix, StringComparison.Ordinal)) group = group[..^Suffix.Length];
        return group.Split('.', '-');
    }
}
