using Keles.Api.Authorization.V1;
using Keles.Client;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Access;

/// <summary>Asks the API whether a caller may do what it asks for.</summary>
internal sealed class Authorization(IApiClient api, string nodeName, TimeProvider time)
{
    private const int Remembered = 4096;

    /// <summary>The API lets it do everything, so it need not be asked: not even while it cannot be reached.</summary>
    private const string Masters = "system:masters";

    private static readonly TimeSpan KeepAllowed = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeepDenied = TimeSpan.FromSeconds(30);

    private readonly RememberedAnswers<(string User, string Groups, string Verb, string Subresource), bool> _answers = new(Remembered, time);

    /// <summary>Null when it may; else the answer's text.</summary>
    public async Task<string?> RefuseAsync(Caller caller, HttpRequest request)
    {
        if (caller.Groups.Contains(Masters))
        {
            return null;
        }
        var verb = Verb(request.Method);
        var subresources = NodeSubresources.Of(request.Path.Value ?? "/");
        foreach (var subresource in subresources.AsEnumerable())
        {
            var key = (caller.User, string.Join('\n', caller.Groups), verb, subresource);
            if (await _answers.GetAsync(key, () => AskAsync(caller, verb, subresource, request.HttpContext.RequestAborted)))
            {
                return null;
            }
        }
        return $"Forbidden (user={caller.User}, verb={verb}, resource=nodes, subresource(s)=[{string.Join(' ', subresources)}])\n";
    }

    private async Task<(bool, TimeSpan)> AskAsync(Caller caller, string verb, string subresource, CancellationToken cancel)
    {
        var review = await api.CreateAsync(new SubjectAccessReview
        {
            Spec = new()
            {
                User = caller.User,
                Uid = caller.Uid,
                Groups = caller.Groups,
                Extra = caller.Extra,
                ResourceAttributes = new() { Verb = verb, Version = "v1", Resource = "nodes", Subresource = subresource, Name = nodeName },
            },
        }, null, cancel);
        return (review.Status.Allowed, review.Status.Allowed ? KeepAllowed : KeepDenied);
    }

    private static string Verb(string method) => method.ToUpperInvariant() switch
    {
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => "get",
    };
}
