using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a namespace.</summary>
internal static class NamespaceValidation
{
    private static readonly FieldPath Finalizers = FieldPath.Root("spec", "finalizers");
    private static readonly FieldPath Phase = FieldPath.Root("status", "Phase");

    public static void OnCreate(Namespace o, FieldErrors errors)
    {
        foreach (var finalizer in o.Spec.Finalizers) Finalizer(finalizer, Finalizers, errors);
    }

    public static void OnStatusUpdate(Namespace o, Namespace stored, FieldErrors errors)
    {
        if (o.Metadata.DeletionTimestamp is null)
        {
            if (o.Status.Phase != "Active") errors.Invalid(Phase, o.Status.Phase, "may only be 'Active' if `deletionTimestamp` is empty");
        }
        else if (o.Status.Phase != "Terminating")
        {
            errors.Invalid(Phase, o.Status.Phase, "may only be 'Terminating' if `deletionTimestamp` is not empty");
        }
    }

    public static void OnFinalize(Namespace o, FieldErrors errors)
    {
        for (var i = 0; i < o.Spec.Finalizers.Count; i++) Finalizer(o.Spec.Finalizers[i], Finalizers.Index(i), errors);
    }

    private static void Finalizer(string name, FieldPath path, FieldErrors errors)
    {
        errors.RequireQualifiedName(path, name);
        ObjectMetaValidation.FinalizerDomain(name, path, errors);
    }
}
