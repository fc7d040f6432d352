using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A namespace holds no more than its quotas allow.</summary>
/// <remarks><para>What is used is counted from the cache as of now, plus what was admitted and is not in the cache yet. The lock makes
/// counting and admitting one step. Example: a quota of 3 pods, 2 stored; of two pods that come at once the first is booked, and the
/// second counts 2 and 1.</para>
/// <para>A booking ends when the cache shows what became of the write, however long that takes, or at once when nothing was written.</para></remarks>
internal sealed class ResourceQuotaPlugin(ObjectStore store, Surroundings surroundings) : IAdmissionPlugin, IWriteFollower
{
    private readonly Lock gate = new();
    private readonly List<QuotaBooking> bookings = [];

    /// <summary>Where the last quota was written: it holds for every request that begins after the answer to its writer.</summary>
    private long quotasAt;

    public string Name => "ResourceQuota";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!Counts(request) || request.Object is not { } value) return;
        var kind = request.Request.Kind;
        if (value is ResourceQuota) request.Outcome.Follow(this);
        await store.ReachAsync(Volatile.Read(ref quotasAt), cancel);
        if (!store.List(ResourceQuotaKind.Kind, request.Namespace).Items().Any()) return;
        await store.CatchUpAsync(cancel);
        var now = surroundings.Time.GetUtcNow();
        lock (gate)
        {
            bookings.RemoveAll(b => store.StatisticsOf(b.Kind) is null || b.IsIn(store.List(b.Kind, b.Value.Metadata.Namespace)));
            var after = QuotaUsage.Of(kind, value, now);
            var increase = QuotaUsage.Increase(after, request.Old is null ? default : QuotaUsage.Of(kind, request.Old, now));
            foreach (var quota in Quotas(request.Namespace))
            {
                if (!QuotaScopes.Covers(quota, kind, value)) continue;
                QuotaConstraints.Check(request, quota, value);
                Check(request, quota, increase, now);
            }

            if (!request.DryRun && !increase.IsEmpty) Book(request, kind, value);
        }
    }

    void IWriteFollower.Written(long revision)
    {
        lock (gate) quotasAt = Math.Max(quotasAt, revision);
    }

    void IWriteFollower.NotWritten()
    {
    }

    void IWriteFollower.Unknown()
    {
    }

    private static bool Counts(AdmissionRequest request) => request.Namespace.Length > 0
        && (request.Operation is Operation.Create or Operation.Update)
        && (request.Request.Subresource.Length == 0 || request.IsFor("", "pods/resize"));

    private IEnumerable<ResourceQuota> Quotas(string ns) =>
        store.List(ResourceQuotaKind.Kind, ns).Items().Select(static q => (ResourceQuota)q.Object).Where(static q => q.Metadata.DeletionTimestamp is null);

    private void Book(AdmissionRequest request, Kind kind, IApiObject value)
    {
        var booking = new QuotaBooking(kind, value, request.Old, store.FormOf(kind).KeyOf(value.Metadata.Namespace, value.Metadata.Name), surroundings.Time);
        bookings.Add(booking);
        request.Outcome.Follow(booking);
    }

    private void Check(AdmissionRequest request, ResourceQuota quota, OrderedMap<Quantity> increase, DateTimeOffset now)
    {
        var hard = quota.Spec.Hard;
        var asked = increase.Where(i => hard.ContainsKey(i.Key)).ToArray();
        if (asked.Length == 0) return;
        var used = QuotaCount.Of(store, quota, now, bookings);
        var exceeded = asked.Where(a => used.GetValueOrDefault(a.Key) + a.Value > hard[a.Key]).Select(static a => a.Key).Order(StringComparer.Ordinal).ToArray();
        if (exceeded.Length == 0) return;
        string List(Func<string, Quantity> amount) => string.Join(",", exceeded.Select(n => $"{n}={amount(n)}"));
        throw request.Forbidden($"exceeded quota: {quota.Metadata.Name}, requested: {List(n => increase[n])}, used: {List(n => used.GetValueOrDefault(n))}, limited: {List(n => hard[n])}");
    }
}
