using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for an address.</summary>
internal static class IPAddressValidation
{
    private static readonly FieldPath Parent = FieldPath.Root("spec", "parentRef");

    public static void OnCreate(IPAddress o, FieldErrors errors)
    {
        if (o.Spec.ParentRef is not { } parent)
        {
            errors.Required(Parent);
            return;
        }

        if (parent.Group.Length > 0) errors.RequireSubdomain(Parent.Child("group"), parent.Group);
        Segment(parent.Resource, "resource", errors);
        Segment(parent.Name, "name", errors);
        if (parent.Namespace.Length > 0) errors.InvalidAll(Parent.Child("namespace"), parent.Namespace, PathSegmentNames.Name(parent.Namespace));
    }

    public static void OnUpdate(IPAddress o, IPAddress stored, FieldErrors errors) => errors.RequireUnchanged(Parent, o.Spec.ParentRef, o.Spec.ParentRef == stored.Spec.ParentRef);

    private static void Segment(string text, string name, FieldErrors errors)
    {
        if (errors.RequireText(Parent.Child(name), text)) errors.InvalidAll(Parent.Child(name), text, PathSegmentNames.Name(text));
    }
}
