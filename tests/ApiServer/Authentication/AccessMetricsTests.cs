using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Hosting;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests;

/// <summary>Who asked and whether he might is counted under upstream's names.</summary>
public sealed class AccessMetricsTests
{
    private static readonly string[] Counted =
    [
        "authenticated_user_requests{username=\"email_id\"}", "authentication_attempts{result=\"success\"}", "authentication_attempts{result=\"error\"}",
        "authorization_attempts_total{result=\"allowed\"}", "authorization_attempts_total{result=\"no-opinion\"}",
    ];

    [Fact]
    public async Task Attempts_are_counted_by_result()
    {
        ServerMetrics.Publish();
        using var registry = new MetricsRegistry();
        var before = Counts(registry);
        await using var server = AccessServer.Start(static o => o with { Tokens = [new StaticToken("t0ken", "ann@example.com")] });
        var user = await server.Parts.Gate.AuthenticateAsync(With("Bearer t0ken"), CancellationToken.None);
        await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Gate.AuthenticateAsync(With("Bearer wrong"), CancellationToken.None));
        await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Access.CheckAsync(new(user, Api.Core.V1.PodKind.Kind, "", ""), "list", "", CancellationToken.None));
        await server.Parts.Access.CheckAsync(new(UserIdentity.ApiServer, Api.Core.V1.PodKind.Kind, "", ""), "list", "", CancellationToken.None);

        // Other tests count at the same time: only that each is counted at all can be said.
        var after = Counts(registry);
        foreach (var name in Counted) Assert.True(after[name] > before[name], $"{name} is {after[name]} as before");
    }

    private static Dictionary<string, double> Counts(MetricsRegistry registry)
    {
        var lines = registry.Render().Split('\n');
        return Counted.ToDictionary(static n => n, n => lines.Where(l => l.StartsWith(n + " ", StringComparison.Ordinal)).Select(l => double.Parse(l[n.Length..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault());
    }

    private static DefaultHttpContext With(string authorization)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = authorization;
        return http;
    }
}
