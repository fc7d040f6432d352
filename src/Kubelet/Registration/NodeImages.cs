using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>The images that the node tells of, so that the scheduler can favour it: the largest, each with a few of its names.</summary>
internal static class NodeImages
{
    private const int MaxImages = 50;
    private const int MaxNames = 5;

    public static Items<ContainerImage> Of(IReadOnlyList<Proto.Image> images) =>
    [
        .. images.OrderByDescending(i => i.Size).ThenBy(i => i.Id, StringComparer.Ordinal).Take(MaxImages).Select(i => new ContainerImage
        {
            Names = [.. i.RepoDigests.Concat(i.RepoTags).Take(MaxNames)],
            SizeBytes = (long)i.Size,
        }).Where(i => !i.Names.IsEmpty),
    ];
}
