using Keles.Api.Core.V1;
using Keles.Reconcile;

namespace Keles.Controllers.Pods;

/// <summary>The pods of a node, for all controllers that ask for them.</summary>
internal static class PodsByNode
{
    private const string Index = "node";

    public static Informer<Pod> WithNodes(this Informer<Pod> pods)
    {
        pods.AddIndex(Index, static p => p.Spec.NodeName.Length > 0 ? [p.Spec.NodeName] : []);
        return pods;
    }

    /// <summary>Needs <see cref="WithNodes"/>.</summary>
    public static IEnumerable<Pod> OnNode(this Informer<Pod> pods, string node) => pods.Find(Index, node);
}
