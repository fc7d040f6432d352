using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>
/// The API in memory, for tests of whatever speaks to it: resource versions, conflicts, watches that resume or expire, status as a part of
/// its own, finalizers, graceful deletion of pods, bindings. Every request is noted, and a test can refuse any of them. It does not
/// authorize, and validates only what <see cref="Validates"/> says.
/// </summary>
/// <example><code>
/// var api = new FakeApi();
/// api.Put(APod.Named("a"));
/// api.Refuse = r => r is { Verb: "create", Kind.Name: "Pod" } ? FakeErrors.Unavailable() : null;
/// await new Thing(api.As(ClientIdentity.Scheduler)).RunAsync(cancel);
/// </code></example>
public sealed class FakeApi : IApiClientFactory
{
    /// <summary>A watch that is so far behind the changes tells of no more of them late, however many come.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly FakeStore store = new();
    private readonly List<FakeRequest> requests = [];
    private long uids;

    public FakeApi(TimeProvider? time = null) => Time = time ?? new ManualTime();

    public TimeProvider Time { get; }

    /// <summary>Creating in a namespace that is missing or going away is refused, as the server does.</summary>
    public bool ChecksNamespaces { get; set; }

    /// <summary>What users that begin with <c>system:</c> create, and the statuses they write, are refused where the server would refuse them.</summary>
    public bool Validates { get; set; }

    /// <summary>Looks at each request before it is done; what it gives is thrown in place of an answer.</summary>
    public Func<FakeRequest, ApiException?>? Refuse { get; set; }

    /// <summary>Runs before each request is done, for delays under a simulation's clock.</summary>
    public Func<FakeRequest, Task>? Before { get; set; }

    /// <summary>Runs after each write is done and before it is answered; what it throws is thrown in place of the answer.</summary>
    public Func<FakeRequest, Task>? Done { get; set; }

    /// <summary>How late the watch that a request opened tells of a change.</summary>
    public Func<FakeRequest, TimeSpan>? Lag { get; set; }

    /// <summary>Sees each change as it happens: what was there, and what is there now. It must not change anything itself.</summary>
    public Action<IApiObject?, IApiObject?>? Sees
    {
        get => store.Sees;
        set => store.Sees = value;
    }

    /// <summary>The answer to access reviews; everything is allowed until a test says otherwise.</summary>
    public Func<Api.Authorization.V1.SubjectAccessReviewSpec, bool> Allows { get; set; } = static _ => true;

    /// <summary>The user of a token; nobody until a test says otherwise.</summary>
    public Func<string, Api.Authentication.V1.UserInfo?> Knows { get; set; } = static _ => null;

    /// <summary>A client for the test itself; its requests are noted as those of <c>test</c>.</summary>
    public IApiClient Client => new FakeClient(this, store, "test");

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (gate) return [.. requests];
        }
    }

    /// <summary>The writes so far, without those of the test itself.</summary>
    public IReadOnlyList<FakeRequest> Writes => [.. Requests.Where(static r => r.User != "test" && r.Verb is not ("get" or "list" or "watch"))];

    public long Revision => store.Revision;

    public IApiClient As(ClientIdentity identity) => new FakeClient(this, store, identity.User);

    /// <summary>Puts an object there as it is, status and all; missing uid and creation time are filled in. Also replaces.</summary>
    public T Put<T>(T value) where T : class, IApiType<T>, IApiObject
    {
        var kind = Kinds.Of<T>();
        var m = value.Metadata;
        var key = ObjectKey.Of(value);
        var before = store.Get(kind.StoredAs ?? kind, key);
        var complete = value.WithMetadata(m with
        {
            Uid = m.Uid.Length > 0 ? m.Uid : before?.Metadata.Uid ?? NextUid(),
            CreationTimestamp = m.CreationTimestamp.IsZero ? before?.Metadata.CreationTimestamp ?? Machinery.Time.From(Time.GetUtcNow()) : m.CreationTimestamp,
            Generation = m.Generation > 0 ? m.Generation : 1,
        });
        return (T)kind.FromStored(store.Change(kind.StoredAs ?? kind, key, _ => kind.ToStored(complete))!);
    }

    /// <summary>Changes an object as nobody's request would, for instance as the kubelet.</summary>
    public T Change<T>(ObjectKey key, Func<T, T> change) where T : class, IApiType<T>, IApiObject => Put(change(Get<T>(key)));

    /// <summary>Takes an object away at once, whatever holds it.</summary>
    public void Remove<T>(ObjectKey key) where T : class, IApiType<T>, IApiObject => store.Change(Kinds.Of<T>().StoredAs ?? Kinds.Of<T>(), key, static _ => null);

    public T Get<T>(ObjectKey key) where T : class, IApiType<T>, IApiObject => Find<T>(key) ?? throw FakeErrors.NotFound(Kinds.Of<T>(), key.Name);

    public T Get<T>(string ns, string name) where T : class, IApiType<T>, IApiObject => Get<T>(new ObjectKey(ns, name));

    public T? Find<T>(ObjectKey key) where T : class, IApiType<T>, IApiObject
    {
        var kind = Kinds.Of<T>();
        return store.Get(kind.StoredAs ?? kind, key) is { } stored ? (T)kind.FromStored(stored) : null;
    }

    public IReadOnlyList<T> List<T>(string ns = "", string labels = "") where T : class, IApiType<T>, IApiObject
    {
        var kind = Kinds.Of<T>();
        return [.. store.List(kind.StoredAs ?? kind, new(kind, ns, labels, "")).Items.Select(i => (T)kind.FromStored(i))];
    }

    /// <summary>Forgets all history: watches that resume from before are told that it is gone.</summary>
    public void Compact() => store.Compact();

    /// <summary>Ends all watches, in order or with an error.</summary>
    public void EndWatches(ApiException? error = null) => store.EndWatches(error);

    /// <summary>Sends a bookmark on every watch.</summary>
    public void Bookmark() => store.BookmarkAll();

    internal string NextUid() => $"00000000-0000-4000-8000-{Interlocked.Increment(ref uids):x12}";

    internal async Task AskAsync(FakeRequest request)
    {
        lock (gate) requests.Add(request);
        if (Before is { } before) await before(request);
        if (Refuse?.Invoke(request) is { } refusal) throw refusal;
    }
}
