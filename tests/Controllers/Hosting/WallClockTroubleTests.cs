using Keles.Api;
using Keles.Api.Batch.V1;
using Keles.Api.Certificates.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Hosting;

/// <summary>Things that go at a time of the wall clock, while that is set forward and back and everything goes wrong.</summary>
public sealed class WallClockTroubleTests
{
    /// <summary>Longer than any request takes here, and the waits between two tries.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(10);

    [Fact]
    public void Nothing_goes_before_its_time_and_everything_soon_after_the_clock_was_set_past_it() => TroubledBench.WithSeeds(8, static seed =>
    {
        var bench = new TroubledBench(seed, ["ttl-after-finished-controller", "token-cleaner", "certificatesigningrequest-cleaner-controller"]);
        var (wrong, ends, made) = (new List<string>(), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal), 0);
        var shifts = new List<(TimeSpan At, TimeSpan Shift)>();
        bench.Api.Sees = (before, after) =>
        {
            if (before is null || after is { Metadata.DeletionTimestamp: null }) return;
            // A deletion may be on its way when the clock is set back.
            shifts.RemoveAll(s => bench.Elapsed - s.At > OnItsWay);
            if (bench.Now < ends[before.Metadata.Name] && !shifts.Any(s => bench.Now - bench.Simulation.WallShift + s.Shift >= ends[before.Metadata.Name])) wrong.Add($"{before.Metadata.Name} went at {bench.Now}, {ends[before.Metadata.Name] - bench.Now} before its time");
        };
        bench.Until(() => made == 40, () =>
        {
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            if (bench.Random.Next(4) == 0) Add($"x{made++:d5}", bench.Random.Next(3), TimeSpan.FromMinutes(bench.Random.Next(1, 300)));
            shifts.Add((bench.Elapsed, bench.Simulation.WallShift));
            PodPlayer.Leap(bench);
        }, TimeSpan.FromHours(60));
        bench.Trouble.Stop();

        // A day is over at once; it takes a minute to notice.
        bench.Simulation.WallShift += TimeSpan.FromDays(2);
        bench.Advance(TimeSpan.FromMinutes(3));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
        IApiObject[] left = [.. bench.Api.List<Job>(), .. bench.Api.List<Secret>(), .. bench.Api.List<CertificateSigningRequest>()];
        Assert.Empty(left.Where(static o => o.Metadata.DeletionTimestamp is null).Select(static o => o.Metadata.Name));

        void Add(string name, int sort, TimeSpan left)
        {
            // Times are written down in whole seconds.
            var end = DateTimeOffset.FromUnixTimeSeconds((bench.Now + left).ToUnixTimeSeconds());
            var key = sort == 1 ? $"bootstrap-token-{name}" : name;
            ends[key] = end;
            IApiObject _ = sort switch
            {
                0 => bench.Api.Put(FinishedJob(name, bench.Now, end)),
                1 => bench.Api.Put(Token(key, name, end)),
                _ => bench.Api.Put(Request(name, end - TimeSpan.FromHours(1))),
            };
        }
    }, 61);

    private static Job FinishedJob(string name, DateTimeOffset now, DateTimeOffset end)
    {
        var ended = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var job = Jobs.AJob.Of(change: s => s with { TtlSecondsAfterFinished = (int)(end - ended).TotalSeconds }, status: s => s with { Conditions = [new() { Type = "Complete", Status = "True", LastTransitionTime = Time.From(ended) }] });
        return job with { Metadata = job.Metadata with { Name = name, Uid = name } };
    }

    private static Secret Token(string name, string id, DateTimeOffset end) => new()
    {
        Metadata = new() { Name = name, Namespace = "kube-system" },
        Type = "bootstrap.kubernetes.io/token",
        Data = OrderedMap<Bytes>.Of(("token-id", Bytes.FromUtf8(id)), ("expiration", Bytes.FromUtf8(end.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)))),
    };

    /// <summary>Denied at a time: it is kept for an hour.</summary>
    private static CertificateSigningRequest Request(string name, DateTimeOffset denied) => new()
    {
        Metadata = new() { Name = name, CreationTimestamp = Time.From(denied) },
        Status = new() { Conditions = [new() { Type = "Denied", Status = "True", LastUpdateTime = Time.From(denied) }] },
    };
}
