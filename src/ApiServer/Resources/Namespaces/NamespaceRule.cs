using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A namespace that is deleted stays, terminating, until its content is gone and the finalizers in its spec with it.</summary>
internal sealed class NamespaceRule : IResourceRule
{
    public Kind Kind => NamespaceKind.Kind;

    public bool IsHeld(IApiObject value) => !((Namespace)value).Spec.Finalizers.IsEmpty;

    public IApiObject BeginDeletion(IApiObject value)
    {
        var dying = (Namespace)value;
        return dying with
        {
            // A namespace knows no grace: the field stays away.
            Metadata = dying.Metadata with { DeletionGracePeriodSeconds = null },
            Status = dying.Status with { Phase = "Terminating" },
        };
    }
}
