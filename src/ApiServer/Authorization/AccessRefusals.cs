using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a client is told when it may not do something.</summary>
public static class AccessRefusals
{
    /// <summary>The 403 for a request that no authorizer allowed.</summary>
    public static ApiException Forbidden(AccessRequest request, string reason)
    {
        var sentence = Harmless(Sentence(request));
        var why = reason.Length > 0 ? $"{sentence}: {reason}" : sentence;
        var resource = request.Group.Length == 0 ? request.Resource : $"{request.Resource}.{request.Group}";
        var what = request.Resource.Length == 0 ? "forbidden"
            : request.Name.Length == 0 ? $"{resource} is forbidden"
            : $"{resource} \"{request.Name}\" is forbidden";
        return ApiErrors.Make(403, "Forbidden", $"{what}: {why}", new StatusDetails { Name = request.Name, Group = request.Group, Kind = request.Resource });
    }

    /// <summary>The request's own words come back in the answer, and some browsers take any answer for a page.</summary>
    private static string Harmless(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Sentence(AccessRequest request)
    {
        var user = GoQuote.Quote(request.User.Name);
        if (!request.IsResource) return $"User {user} cannot {request.Verb} path {GoQuote.Quote(request.Path)}";
        var where = request.Namespace.Length > 0 ? $"in the namespace {GoQuote.Quote(request.Namespace)}" : "at the cluster scope";
        return $"User {user} cannot {request.Verb} resource {GoQuote.Quote(request.FullResource)} in API group {GoQuote.Quote(request.Group)} {where}";
    }
}
