using System.Net;
using System.Text.Json.Nodes;
using Keles.ApiServer.Connect;

namespace Keles.ApiServer.Aggregation;

/// <summary>Asks another API server what it serves; that it answers is what makes it available.</summary>
internal static class RemoteCheck
{
    public static async Task<(bool IsAvailable, string Reason, string Message, JsonArray? Resources)> AskAsync(RemoteService remote, TimeProvider time, CancellationToken cancel)
    {
        var address = remote.Address();
        if (address.Reason.Length > 0) return (false, address.Reason, address.Message, null);
        var (group, version) = (remote.Spec.Group, remote.Spec.Version);
        var url = new Uri(remote.Base, $"/apis/{group}/{version}");
        var shown = $"https://{new DnsEndPointText(address.Endpoints[0].Host, address.Endpoints[0].Port)}/apis/{group}/{version}";
        using var limit = new CancellationTokenSource(AggregationLimits.DiscoveryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11 };
            call.Headers.TryAddWithoutValidation("X-Remote-User", "system:kube-aggregator");
            call.Headers.TryAddWithoutValidation("X-Remote-Group", UserIdentity.Masters);
            call.Headers.TryAddWithoutValidation("Accept", "application/json");
            using var answer = await remote.Http.SendAsync(call, either.Token);
            if (!answer.IsSuccessStatusCode) return Failed($"failing or missing response from {shown}: bad status from {shown}: {(int)answer.StatusCode}");
            return (true, "Passed", "all checks passed", RemoteResources.Read(await Backend.BodyAsync(answer, AggregationLimits.DiscoveryBytes, either.Token) ?? throw new IOException("the list of resources is too long"), group, version));
        }
        catch (Exception e) when (Backend.IsUnreachable(e, cancel))
        {
            return Failed($"failing or missing response from {shown}: Get \"{shown}\": {Backend.Reason(e)}");
        }
    }

    private static (bool, string, string, JsonArray?) Failed(string message) => (false, "FailedDiscoveryCheck", message, null);

    /// <summary>Host and port as a URL has them.</summary>
    private readonly record struct DnsEndPointText(string Host, int Port)
    {
        public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
    }
}
