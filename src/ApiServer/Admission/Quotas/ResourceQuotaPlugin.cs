using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A namespace holds no more than its quotas allow.</summary>
/// <remarks><para>What is used is counted from the cache as of now, plus what was admitted and is not in the cache yet. The lock makes
/// counting and admitting one step. Example: a quota of 3 pods, 2 stored; of two pods that come at once the first is booked, and the
/// second counts 2 and 1.</para>
/// <para>A booking is known by the object's uid. It ends when the cache shows the object, or after a while, for a write that failed later.</para></remarks>
internal sealed class ResourceQuotaPlugin(ObjectStore store, Surroundings surroundings) : IAdmissionPlugin
{
    /// <summary>Longer than any write takes.</summary>
    private static readonly TimeSpan BookingLife = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly List<Booking> bookings = [];

    public string Name => "ResourceQuota";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!Counts(request) || request.Object is not { } value) return;
        if (!store.List(ResourceQuotaKind.Kind, request.Namespace).Items().Any()) return;
        await store.CatchUpAsync(cancel);
        var kind = request.Request.Kind;
        var now = surroundings.Time.GetUtcNow();
        lock (gate)
        {
            var after = QuotaUsage.Of(kind, value, now);
            var before = request.Old is null ? default : QuotaUsage.Of(kind, request.Old, now);
            foreach (var quota in Quotas(request.Namespace))
            {
                if (!QuotaScopes.Covers(quota, kind, value)) continue;
                QuotaConstraints.Check(request, quota, value);
                Check(request, quota, QuotaUsage.Increase(after, before), now);
            }

            if (!request.DryRun && request.Operation == Operation.Create) bookings.Add(new(value, kind, now + BookingLife));
        }
    }

    private static bool Counts(AdmissionRequest request) => request.Namespace.Length > 0
        && (request.Operation is Operation.Create or Operation.Update)
        && (request.Request.Subresource.Length == 0 || request.IsFor("", "pods/resize"));

    private IEnumerable<ResourceQuota> Quotas(string ns) =>
        store.List(ResourceQuotaKind.Kind, ns).Items().Select(static q => (ResourceQuota)q.Object).Where(static q => q.Metadata.DeletionTimestamp is null);

    private void Check(AdmissionRequest request, ResourceQuota quota, OrderedMap<Quantity> increase, DateTimeOffset now)
    {
        var hard = quota.Spec.Hard;
        var asked = increase.Where(i => hard.ContainsKey(i.Key)).ToArray();
        if (asked.Length == 0) return;
        var used = QuotaCount.Of(store, quota, now);
        foreach (var booking in Open(request.Namespace, now))
        {
            if (QuotaScopes.Covers(quota, booking.Kind, booking.Value)) used = ResourceLists.Add(used, QuotaUsage.Masked(QuotaUsage.Of(booking.Kind, booking.Value, now), hard));
        }

        var exceeded = asked.Where(a => used.GetValueOrDefault(a.Key) + a.Value > hard[a.Key]).Select(static a => a.Key).Order(StringComparer.Ordinal).ToArray();
        if (exceeded.Length == 0) return;
        string List(Func<string, Quantity> amount) => string.Join(",", exceeded.Select(n => $"{n}={amount(n)}"));
        throw request.Forbidden($"exceeded quota: {quota.Metadata.Name}, requested: {List(n => increase[n])}, used: {List(n => used.GetValueOrDefault(n))}, limited: {List(n => hard[n])}");
    }

    /// <summary>What was admitted in a namespace and is not in the cache yet.</summary>
    private IEnumerable<Booking> Open(string ns, DateTimeOffset now)
    {
        bookings.RemoveAll(b => b.Until <= now || store.Cached(b.Kind, b.Value.Metadata.Namespace, b.Value.Metadata.Name)?.Metadata.Uid == b.Value.Metadata.Uid);
        return bookings.Where(b => b.Value.Metadata.Namespace == ns);
    }

    private sealed record Booking(IApiObject Value, Api.Kind Kind, DateTimeOffset Until);
}
