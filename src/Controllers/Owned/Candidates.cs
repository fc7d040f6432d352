using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Owned;

/// <summary>The pods that an owner could care for: those it manages and those that nobody does, without a look at all others.</summary>
internal static class Candidates
{
    private const string Unmanaged = "unmanaged";

    /// <summary>Makes <see cref="CandidatesOf"/> work.</summary>
    public static Informer<Pod> WithUnmanaged(this Informer<Pod> pods)
    {
        pods.AddIndex(Unmanaged, static p => p.Metadata.ControllerReference() is null ? [p.Metadata.Namespace] : []);
        return pods.WithControllers();
    }

    public static IEnumerable<Pod> CandidatesOf(this Informer<Pod> pods, IApiObject owner) =>
        pods.ControlledBy(owner.Metadata.Uid).Concat(pods.Find(Unmanaged, owner.Metadata.Namespace));
}
