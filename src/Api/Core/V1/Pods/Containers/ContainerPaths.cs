using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Walks all containers of a pod with the paths they stand at.</summary>
internal static class ContainerPaths
{
    public static void Visit(PodSpec spec, FieldPath path, Action<Container, FieldPath> visit)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++) visit(spec.InitContainers[i], path.Child("initContainers").Index(i));
        for (var i = 0; i < spec.Containers.Count; i++) visit(spec.Containers[i], path.Child("containers").Index(i));
        for (var i = 0; i < spec.EphemeralContainers.Count; i++) visit(PodContainers.AsContainer(spec.EphemeralContainers[i]), path.Child("ephemeralContainers").Index(i));
    }
}
