using Microsoft.AspNetCore.Http;

namespace Keles.Hosting.Tests;

public sealed class HealthTests
{
    private readonly HealthChecks checks = new(TimeProvider.System);
    private string? etcd;

    public HealthTests()
    {
        checks.Add(HealthCheck.Of("etcd", () => etcd));
        checks.Add(HealthCheck.Of("informer-sync", () => null), HealthEndpoint.Readyz);
    }

    [Fact]
    public async Task All_well_is_a_bare_ok() => Assert.Equal((200, "ok"), await Get("/livez"));

    [Fact]
    public async Task Verbose_lists_every_check_of_the_endpoint()
    {
        Assert.Equal((200, "[+]ping ok\n[+]etcd ok\nhealthz check passed\n"), await Get("/healthz?verbose"));
        Assert.Equal((200, "[+]ping ok\n[+]etcd ok\n[+]informer-sync ok\nreadyz check passed\n"), await Get("/readyz?verbose=true"));
    }

    [Fact]
    public async Task A_failure_is_always_verbose_and_withholds_the_reason()
    {
        etcd = "connection refused";
        Assert.Equal((500, "[+]ping ok\n[-]etcd failed: reason withheld\nlivez check failed\n"), await Get("/livez"));
        var answer = await checks.AskAllAsync(HealthEndpoint.Livez, false, [], CancellationToken.None);
        Assert.Equal(["etcd: connection refused"], answer.Failures);
    }

    [Fact]
    public async Task Checks_can_be_excluded_and_unknown_ones_are_warned_of()
    {
        etcd = "gone";
        Assert.Equal((200, "ok"), await Get("/livez?exclude=etcd"));
        Assert.Equal(
            (200, "[+]ping ok\n[+]etcd excluded: ok\nwarn: some health checks cannot be excluded: no matches for \"a\",\"b\"\nlivez check passed\n"),
            await Get("/livez?verbose&exclude=b&exclude=etcd&exclude=a"));
    }

    [Fact]
    public async Task One_check_can_be_asked_alone()
    {
        Assert.Equal((200, "ok"), await Get("/healthz/etcd"));
        etcd = "gone";
        Assert.Equal((500, "internal server error: gone\n"), await Get("/healthz/etcd"));
        Assert.Equal((404, "404 page not found\n"), await Get("/healthz/nothing"));
        Assert.Equal((404, "404 page not found\n"), await Get("/livez/informer-sync"));
    }

    [Fact]
    public async Task A_check_that_throws_has_failed()
    {
        checks.Add(new HealthCheck("thrower", _ => throw new IOException("disk full")), HealthEndpoint.Livez);
        var answer = await checks.AskAllAsync(HealthEndpoint.Livez, false, [], CancellationToken.None);
        Assert.Equal((500, "thrower: disk full"), (answer.Status, answer.Failures.Single()));
    }

    [Fact]
    public void A_check_that_hangs_has_failed_in_time()
    {
        var simulation = new Background.Simulation.SimulationScheduler(1);
        var slow = new HealthChecks(simulation.Main.Time);
        slow.Add(new HealthCheck("slow", async cancel =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, simulation.Main.Time, cancel);
            return null;
        }));
        var answer = simulation.Run(() => slow.AskAllAsync(HealthEndpoint.Livez, false, [], CancellationToken.None));
        Assert.Equal(["slow: no answer within 10 s"], answer.Failures);
    }

    [Fact]
    public void A_name_is_taken_once() => Assert.Throws<ArgumentException>(() => checks.Add(HealthCheck.Of("etcd", () => null)));

    [Theory]
    [InlineData("/healthzz")]
    [InlineData("/api")]
    [InlineData("/")]
    public async Task Other_paths_are_left_alone(string path)
    {
        var http = new DefaultHttpContext { Request = { Path = path } };
        Assert.False(await HealthRoutes.TryAnswerAsync(checks, http));
    }

    private async Task<(int Status, string Body)> Get(string url)
    {
        var parts = url.Split('?');
        var body = new MemoryStream();
        var http = new DefaultHttpContext
        {
            Request = { Path = parts[0], QueryString = new QueryString(parts.Length > 1 ? "?" + parts[1] : "") },
            Response = { Body = body },
        };
        Assert.True(await HealthRoutes.TryAnswerAsync(checks, http));
        Assert.Equal("text/plain; charset=utf-8", http.Response.ContentType);
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
