using Keles.Api.ApiExtensions.V1;

namespace Keles.Api.CustomResources;

/// <summary>Kinds that another API server serves: nothing is known here but their names, and of their objects nothing is read but metadata.</summary>
public static class KindElsewhere
{
    public static CustomKind Of(string group, string version, string plural, string kind, bool namespaced, Verbs verbs)
    {
        var resource = new CustomResource(new CustomResourceDefinition
        {
            Metadata = new() { Name = $"{plural}.{group}" },
            Spec = new()
            {
                Group = group,
                Scope = namespaced ? "Namespaced" : "Cluster",
                Names = new() { Plural = plural, Kind = kind, ListKind = $"{kind}List" },
                Versions = [new() { Name = version, Served = true, Storage = true }],
            },
        });
        return new CustomKind(resource, resource.Storage, null) { Verbs = verbs };
    }
}
