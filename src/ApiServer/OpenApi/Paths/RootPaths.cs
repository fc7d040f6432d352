using Keles.ApiServer.Discovery;
using Keles.Machinery;

namespace Keles.ApiServer.OpenApi;

/// <summary>The paths of discovery and of the version.</summary>
internal static class RootPaths
{
    public static PathItem CoreVersions { get; } = Get("/api/", "getCoreAPIVersions", "get available API versions", "core", APIVersions.ApiSchema.Name);

    public static PathItem Groups { get; } = Get("/apis/", "getAPIVersions", "get available API versions", "apis", APIGroupList.ApiSchema.Name);

    public static PathItem Version { get; } = Get("/version/", "getCodeVersion", "get the version information for this server", "version", VersionInfo.ApiSchema.Name);

    public static PathItem Group(ServedGroup group) =>
        Get($"/apis/{group.Name}/", $"get{OperationNames.Group(group.Name)}APIGroup", "get information of a group", OperationNames.Tag(group.Name), APIGroup.ApiSchema.Name);

    public static PathItem Resources(ServedVersion version) =>
        Get(version.Path + "/", $"get{OperationNames.GroupVersion(version.Group, version.Version)}APIResources", "get available resources", OperationNames.Tag(version.Group, version.Version), APIResourceList.ApiSchema.Name);

    private static PathItem Get(string path, string id, string text, string tag, string schema) =>
        new(path, [], [new Operation("get", id, "", text, tag) { Produces = path == "/version/" ? ["application/json"] : Media.Objects, Responses = [(200, schema)] }]);
}
