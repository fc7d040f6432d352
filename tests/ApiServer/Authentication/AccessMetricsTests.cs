using System.Diagnostics.Metrics;
using Keles.Client;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests;

/// <summary>Who asked and whether he might is counted under upstream's names.</summary>
public sealed class AccessMetricsTests
{
    [Fact]
    public async Task Attempts_are_counted_by_result()
    {
        // Other tests count at the same time: only that each is counted at all can be said.
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "Keles.ApiServer") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags) seen.AddOrUpdate($"{instrument.Name} {tag.Value}", value, (_, sum) => sum + value);
        });
        listener.Start();

        await using var server = AccessServer.Start(static o => o with { Tokens = [new StaticToken("t0ken", "ann@example.com")] });
        var user = await server.Parts.Gate.AuthenticateAsync(With("Bearer t0ken"), CancellationToken.None);
        await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Gate.AuthenticateAsync(With("Bearer wrong"), CancellationToken.None));
        await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Access.CheckAsync(new(user, Api.Core.V1.PodKind.Kind, "", ""), "list", "", CancellationToken.None));
        await server.Parts.Access.CheckAsync(new(UserIdentity.ApiServer, Api.Core.V1.PodKind.Kind, "", ""), "list", "", CancellationToken.None);

        foreach (var name in (string[])["authenticated_user_requests email_id", "authentication_attempts success", "authentication_attempts error", "authorization_attempts_total allowed", "authorization_attempts_total no-opinion"])
            Assert.True(seen.GetValueOrDefault(name) > 0, $"{name} is missing among {string.Join(", ", seen.Keys)}");
    }

    private static DefaultHttpContext With(string authorization)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = authorization;
        return http;
    }
}
