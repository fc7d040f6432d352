using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests;

/// <summary>Sees every change of everything, keeps the objects as they are, and asks at each change whether what must never be has come to be.</summary>
internal sealed class PodLedger
{
    private readonly Dictionary<string, Pod> pods = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    public PodLedger(FakeApi api, Func<PodLedger, IApiObject?, IApiObject?, string?> forbidden) => api.Sees = (before, after) =>
    {
        if (before is Pod b) pods.Remove(b.Metadata.Uid);
        if (after is Pod a) pods[a.Metadata.Uid] = a;
        if ((after ?? before) is ReplicaSet set && after is null) Sets.Remove(set.Metadata.Uid);
        if (after is ReplicaSet now) Sets[now.Metadata.Uid] = now;
        if (forbidden(this, before, after) is { } text) wrong.Add($"at {api.Time.GetUtcNow():HH:mm:ss.fff}: {text}");
    };

    /// <summary>The test itself is changing something.</summary>
    public bool IsMine { get; set; }

    public Dictionary<string, ReplicaSet> Sets { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Pod> Pods => pods.Values;

    /// <summary>Neither ended nor going away.</summary>
    public IEnumerable<Pod> Active => Pods.Where(static p => p.IsActive());

    public void Check() => Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
}
