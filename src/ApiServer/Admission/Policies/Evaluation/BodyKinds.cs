using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Of which kind the object of a request is: the resource's own, or what a subresource takes (a binding, a token request).</summary>
internal static class BodyKinds
{
    /// <summary>Null for a body that no served kind describes.</summary>
    public static Kind? Of(ResourceRequest request, IApiObject value, Func<IReadOnlyList<Kind>> served)
    {
        if (Holds(request.Kind, value)) return request.Kind;
        if (request.Kind.Subresource(request.Subresource) is not { } subresource) return null;
        return served().FirstOrDefault(k => k.Name == subresource.Kind
            && k.Group == (subresource.Group ?? request.Kind.Group) && k.Version == (subresource.Version ?? request.Kind.Version) && Holds(k, value));
    }

    /// <summary>Kinds of records know their record; a custom kind's objects are all of one type.</summary>
    private static bool Holds(Kind kind, IApiObject value) =>
        kind.GetType() is not { IsGenericType: true } type || type.GenericTypeArguments[0].IsInstanceOfType(value);
}
