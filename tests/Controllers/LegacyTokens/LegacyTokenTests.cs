using Keles.Api.Core.V1;
using Keles.Controllers.LegacyTokens;
using Keles.Machinery;

namespace Keles.Controllers.Tests.LegacyTokens;

/// <summary>Tokens that once were made for every account: which of them are no longer needed.</summary>
public sealed class LegacyTokenTests
{
    private const string LastUsed = "kubernetes.io/legacy-token-last-used";
    private const string InvalidSince = "kubernetes.io/legacy-token-invalid-since";
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly LegacyTokenPlan Plan = new(Now, TimeSpan.FromDays(30));

    [Theory]
    [InlineData("2026-02-07", true)]
    [InlineData("2026-02-08", false)]
    [InlineData("2026-03-09", false)]
    [InlineData("2026-02-07-1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Uses_must_be_noted_for_the_whole_time_and_a_day(string? since, bool enough) => Assert.Equal(enough, Plan.KnowsEnough(since));

    [Theory]
    [InlineData("2026-02-01", null, "2026-01-01", "Invalidate")]
    [InlineData(null, null, "2026-01-01", "Invalidate")]
    [InlineData("2026-02-07", null, "2026-01-01", "Invalidate")]
    [InlineData("2026-02-08", null, "2026-01-01", "Keep")]
    [InlineData("2026-02-07-1", null, "2026-01-01", "Keep")]
    [InlineData(null, null, "2026-02-09", "Keep")]
    [InlineData("2026-02-01", "2026-02-07", "2026-01-01", "Delete")]
    [InlineData("2026-02-01", "2026-02-08", "2026-01-01", "Keep")]
    [InlineData("2026-02-01", "some day", "2026-01-01", "Invalidate")]
    [InlineData("2026-03-01", "2026-02-01", "2026-01-01", "Keep")]
    public void A_token_is_judged_by_its_last_use(string? used, string? invalid, string created, string action) =>
        Assert.Equal(action, Plan.For(Secret(used, invalid, DateTimeOffset.Parse($"{created}T00:00:00Z")), Account("t"), false).ToString());

    [Fact]
    public void Only_what_was_made_of_itself_and_is_not_mounted_goes()
    {
        var old = Secret(null, "2026-01-02", Now.AddYears(-1));
        Assert.Equal(LegacyTokenAction.Delete, Plan.For(old, Account("x", "t"), false));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old, Account("x", "t"), true));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old, Account(), false));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old, null, false));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old, Account("t") is var a ? a with { Metadata = a.Metadata with { Uid = "another" } } : null, false));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old with { Type = "Opaque" }, Account("t"), false));
        Assert.Equal(LegacyTokenAction.Keep, Plan.For(old with { Metadata = old.Metadata with { DeletionTimestamp = Time.From(Now) } }, Account("t"), false));
    }

    [Fact]
    public void A_token_that_nobody_uses_is_declared_invalid_and_goes_after_as_long_again()
    {
        var bench = new Bench(["legacy-service-account-token-cleaner"], new() { LegacyTokenCleanUpPeriod = TimeSpan.FromDays(30) });
        var began = bench.Now;
        bench.Api.Put(new ConfigMap { Metadata = new() { Name = "kube-apiserver-legacy-service-account-token-tracking", Namespace = "kube-system" }, Data = A.Labels(("since", $"{began:yyyy-MM-dd}")) });
        bench.Api.Put(Account("t", "mounted", "used"));
        foreach (var name in new[] { "t", "mounted", "used", "own" }) bench.Api.Put(Secret(null, null, began) is var s ? s with { Metadata = s.Metadata with { Name = name, Uid = name } } : null!);
        var pod = A.Pod("p");
        bench.Api.Put(pod with { Spec = pod.Spec with { Volumes = [new() { Name = "v", Secret = new() { SecretName = "mounted" } }] } });
        bench.Advance(TimeSpan.FromDays(20));
        bench.Api.Change<Secret>(new(A.Ns, "used"), s => s with { Metadata = s.Metadata with { Labels = A.Labels((LastUsed, $"{bench.Now:yyyy-MM-dd}")) } });
        bench.Advance(TimeSpan.FromDays(10.5));
        Assert.Empty(bench.Api.Writes);
        bench.Advance(TimeSpan.FromDays(1));
        Assert.Equal("t", Assert.Single(bench.Api.Writes).Key.Name);
        Assert.Equal($"{began.AddDays(31):yyyy-MM-dd}", bench.Api.Get<Secret>(A.Ns, "t").Metadata.Labels.Get(InvalidSince));
        bench.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(bench.Api.Find<Secret>(new(A.Ns, "t")));
        bench.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["mounted", "own", "used"], bench.Api.List<Secret>().Select(static s => s.Metadata.Name));

        // Also the one that was used has its day, and the one whose pod went away.
        bench.Api.Remove<Pod>(new(A.Ns, "p"));
        bench.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["mounted", "used"], bench.Api.List<Secret>().Where(static s => s.Metadata.Labels.ContainsKey(InvalidSince)).Select(static s => s.Metadata.Name));
    }

    [Fact]
    public void Without_a_note_since_when_uses_are_noted_nothing_goes()
    {
        var bench = new Bench(["legacy-service-account-token-cleaner"], new() { LegacyTokenCleanUpPeriod = TimeSpan.FromDays(30) });
        bench.Api.Put(Account("t"));
        bench.Api.Put(Secret(null, null, bench.Now));
        bench.Advance(TimeSpan.FromDays(100));
        Assert.Empty(bench.Api.Writes);
    }

    private static ServiceAccount Account(params string[] secrets) => new()
    {
        Metadata = new() { Name = "default", Namespace = A.Ns, Uid = "account-uid" },
        Secrets = [.. secrets.Select(static s => new ObjectReference { Name = s })],
    };

    private static Secret Secret(string? used, string? invalid, DateTimeOffset created)
    {
        var labels = OrderedMap<string>.Empty;
        if (used is not null) labels = labels.With(LastUsed, used);
        if (invalid is not null) labels = labels.With(InvalidSince, invalid);
        return new()
        {
            Metadata = new()
            {
                Name = "t", Namespace = A.Ns, Uid = "t", Labels = labels, CreationTimestamp = Time.From(created),
                Annotations = A.Labels(("kubernetes.io/service-account.name", "default"), ("kubernetes.io/service-account.uid", "account-uid")),
            },
            Type = "kubernetes.io/service-account-token",
        };
    }
}
