namespace Keles.ApiServer.OpenApi;

/// <summary>Media types of bodies and answers.</summary>
internal static class Media
{
    public static readonly IReadOnlyList<string> Objects = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    public static readonly IReadOnlyList<string> Lists = [.. Objects, "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"];

    public static readonly IReadOnlyList<string> Patches =
        ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml"];

    public static readonly IReadOnlyList<string> Logs = ["text/plain", .. Objects];

    public static readonly IReadOnlyList<string> Anything = ["*/*"];
}
