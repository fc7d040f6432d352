using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What creating and updating a namespace may set. Its content is deleted before it is: the finalizer in its spec stands for that.</summary>
public static class NamespaceWriteRules
{
    public const string ContentFinalizer = "kubernetes";

    /// <summary>What the finalize subresource may write: the finalizers in the spec.</summary>
    public static Namespace OnFinalize(Namespace o, Namespace stored) => stored with { Metadata = o.Metadata, Spec = o.Spec };

    internal static Namespace OnCreate(Namespace o) => NamespaceDefaults.WithNameLabel(o) with
    {
        Spec = o.Spec.Finalizers.Contains(ContentFinalizer) ? o.Spec : o.Spec with { Finalizers = o.Spec.Finalizers.Add(ContentFinalizer) },
        Status = new() { Phase = "Active" },
    };

    internal static Namespace OnUpdate(Namespace o, Namespace stored) =>
        NamespaceDefaults.WithNameLabel(o) with { Spec = o.Spec with { Finalizers = stored.Spec.Finalizers }, Status = stored.Status };
}
