namespace Keles.Api.Core.V1;

/// <summary>What a container's fields are checked against: the pod around it.</summary>
/// <param name="Volumes">The pod's volumes that are fine.</param>
/// <param name="Claims">The names of its claims for devices.</param>
internal sealed record ContainerContext(
    Dictionary<string, Volume> Volumes, IReadOnlySet<string> Claims, PodOS? Os, long? GraceSeconds, string RestartPolicy, bool HostUsers);
