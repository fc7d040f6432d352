using Keles.Api.ApiRegistration.V1;
using Keles.ApiServer.Discovery;
using Keles.Machinery;

namespace Keles.ApiServer.Aggregation;

/// <summary>The API service objects of what this server serves itself; pure.</summary>
internal static class LocalServices
{
    public const string Managed = "kube-aggregator.kubernetes.io/automanaged";

    private const string OnStart = "onstart";

    private const string Always = "true";

    private const string OwnGroup = "apiregistration.k8s.io";

    /// <summary>Of the built-in groups, made at the start and not looked after any more; of custom ones as long as they are served.</summary>
    public static IEnumerable<APIService> Wanted(KindSet kinds) =>
        from version in kinds.Groups.SelectMany(static g => g.Versions)
        where version.Group != OwnGroup
        let known = ServicePriorities.Of(version.Group, version.Version)
        select new APIService
        {
            Metadata = new ObjectMeta { Name = $"{version.Version}.{version.Group}", Labels = OrderedMap<string>.Of((Managed, known is null ? Always : OnStart)) },
            Spec = APIServiceSpec.Empty with
            {
                Group = version.Group,
                Version = version.Version,
                GroupPriorityMinimum = known?.Group ?? ServicePriorities.CustomGroup,
                VersionPriority = known?.Version ?? ServicePriorities.CustomVersion,
            },
        };

    /// <summary>Those that the store lacks or has otherwise, and those that are there for nothing any more.</summary>
    /// <param name="isStart">The first look after the start of the server.</param>
    public static (IReadOnlyList<APIService> Missing, IReadOnlyList<APIService> Changed, IReadOnlyList<string> Gone) Plan(IEnumerable<APIService> wanted, IEnumerable<APIService> stored, bool isStart)
    {
        var there = stored.ToDictionary(static s => s.Metadata.Name, StringComparer.Ordinal);
        var all = wanted.ToDictionary(static s => s.Metadata.Name, StringComparer.Ordinal);
        return (
            [.. all.Values.Where(w => !there.ContainsKey(w.Metadata.Name) && (isStart || IsLookedAfter(w)))],
            [.. all.Values.Where(w => there.TryGetValue(w.Metadata.Name, out var s) && Mark(s) == Mark(w) && (isStart || IsLookedAfter(w)) && s.Spec != w.Spec)],
            [.. there.Values.Where(s => IsLookedAfter(s) && !all.ContainsKey(s.Metadata.Name)).Select(static s => s.Metadata.Name)]);
    }

    private static bool IsLookedAfter(APIService service) => Mark(service) == Always;

    private static string? Mark(APIService service) => service.Metadata.Labels.Get(Managed);
}
