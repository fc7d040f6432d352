using Keles.Api;

namespace Keles.Client;

/// <summary>In which kind's form a subresource speaks: <c>scale</c> has its own, <c>status</c> its parent's.</summary>
public static class SubresourceKind
{
    public static Kind Of(Kind parent, string subresource)
    {
        if (subresource.Length == 0 || parent.Subresource(subresource) is not { } part || part.Kind == parent.Name) return parent;
        return Kinds.ByName(part.Group ?? parent.Group, part.Version ?? parent.Version, part.Kind) ?? parent;
    }
}
