using Keles.Api;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Owner references: who manages an object.</summary>
public static class Owners
{
    /// <summary>The one owner that manages the object.</summary>
    public static OwnerReference? ControllerReference(this ObjectMeta metadata) => metadata.OwnerReferences.Find(static o => o.Controller == true);

    public static bool IsControlledBy(this IApiObject value, IApiObject owner) => value.Metadata.ControllerReference()?.Uid == owner.Metadata.Uid;

    /// <summary>A reference to an owner that manages what it owns, and is not gone before it when deleted in the foreground.</summary>
    public static OwnerReference ControllerOf(Kind kind, IApiObject owner) => new()
    {
        ApiVersion = kind.ApiVersion,
        Kind = kind.Name,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };
}
