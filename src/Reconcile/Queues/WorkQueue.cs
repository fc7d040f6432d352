using System.Diagnostics;
using Keles.Background;

namespace Keles.Reconcile;

/// <summary>Keys that need work: each is in it once however often it was added, and never worked on by two at the same time.</summary>
/// <remarks>
/// Safe from any thread; <c>gate</c> protects everything. A key added while it is being worked on comes again after <see cref="Done"/>:
/// Add(a), Take→a, Add(a), Add(a), Done(a), Take→a, Done(a) — two pieces of work. It is as large as there are different keys.
/// </remarks>
public sealed class WorkQueue<TKey> : IDisposable where TKey : notnull
{
    /// <summary>The framework's timers know no more than seven weeks; a longer wait is taken in pieces.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    /// <summary>Timers count in whole milliseconds and would come too early.</summary>
    private static readonly TimeSpan TimerStep = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly LinkedList<TKey> ready = new();
    private readonly Dictionary<TKey, long> dirty = [];
    private readonly Dictionary<TKey, long> processing = [];
    private readonly Dictionary<TKey, int> failures = [];
    private readonly Dictionary<TKey, TimeSpan> delayedUntil = [];
    private readonly PriorityQueue<TKey, TimeSpan> delayed = new();
    private readonly LinkedList<TaskCompletionSource<TKey>> takers = new();
    private readonly TimeProvider time;
    private readonly TokenBucket retries;
    private readonly ITimer timer;
    private readonly QueueMetrics metrics;

    public WorkQueue(string name, TimeProvider time)
    {
        Name = name;
        this.time = time;
        metrics = new(name, () => Length, Running);
        retries = new(ReconcileLimits.RetriesPerSecond, ReconcileLimits.RetriesAtOnce, time);
        timer = time.CreateTimer(_ => AddDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name { get; }

    /// <summary>Delays are of this clock, which nobody sets: the wall clock may leap.</summary>
    private TimeSpan Elapsed => time.GetElapsedTime(0);

    /// <summary>The longest wait after failures of one key.</summary>
    public TimeSpan LongestRetry { get; init; } = ReconcileLimits.LongestRetry;

    /// <summary>Keys waiting to be taken, without those that are delayed.</summary>
    public int Length
    {
        get
        {
            lock (gate) return ready.Count;
        }
    }

    public void Add(TKey key)
    {
        lock (gate) AddLocked(key);
    }

    /// <summary>Adds the key when the time has passed; of several delays the shortest counts.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (gate)
        {
            if (delay <= TimeSpan.Zero)
            {
                AddLocked(key);
                return;
            }

            // Times that users wrote may be as far away as there are times.
            var now = Elapsed;
            var due = delay < TimeSpan.MaxValue - now ? now + delay : TimeSpan.MaxValue;
            if (delayedUntil.TryGetValue(key, out var before) && before <= due) return;
            delayedUntil[key] = due;
            delayed.Enqueue(key, due);
            SetTimer();
        }
    }

    /// <summary>Adds the key after its back-off, which grows with each failure until <see cref="Forget"/>.</summary>
    public void AddRateLimited(TKey key)
    {
        TimeSpan delay;
        lock (gate)
        {
            failures[key] = failures.GetValueOrDefault(key) + 1;
            var own = new Backoff(ReconcileLimits.FirstRetry, LongestRetry).After(failures[key]);
            var shared = retries.Reserve();
            delay = own > shared ? own : shared;
        }

        metrics.Retried();
        AddAfter(key, delay);
    }

    /// <summary>The key has no failures any more.</summary>
    public void Forget(TKey key)
    {
        lock (gate) failures.Remove(key);
    }

    public int Failures(TKey key)
    {
        lock (gate) return failures.GetValueOrDefault(key);
    }

    /// <summary>Waits for a key to work on; say <see cref="Done"/> afterwards.</summary>
    public async ValueTask<TKey> TakeAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<TKey>> taker;
        lock (gate)
        {
            if (ready.First is { } first)
            {
                ready.RemoveFirst();
                return Taken(first.Value);
            }

            taker = takers.AddLast(new TaskCompletionSource<TKey>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var giveUp = cancel.UnsafeRegister(_ => GiveUp(taker, cancel), null);
        return await taker.Value.Task;
    }

    public void Done(TKey key)
    {
        lock (gate)
        {
            processing.Remove(key);
            if (dirty.ContainsKey(key)) Ready(key);
        }
    }

    public void Dispose() => timer.Dispose();

    private TimeSpan[] Running()
    {
        lock (gate) return [.. processing.Values.Select(began => time.GetElapsedTime(began))];
    }

    private void AddLocked(TKey key)
    {
        if (!dirty.TryAdd(key, time.GetTimestamp())) return;
        metrics.Added();
        if (!processing.ContainsKey(key)) Ready(key);
    }

    private void Ready(TKey key)
    {
        if (takers.First is { } taker)
        {
            takers.RemoveFirst();
            taker.Value.TrySetResult(Taken(key));
        }
        else
        {
            ready.AddLast(key);
        }
    }

    private TKey Taken(TKey key)
    {
        var now = time.GetTimestamp();
        if (dirty.Remove(key, out var added)) metrics.Waited(time.GetElapsedTime(added, now));
        processing[key] = now;
        return key;
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<TKey>> taker, CancellationToken cancel)
    {
        lock (gate)
        {
            // Out of the list means that a key was handed over: whoever waited has it and will say Done.
            if (taker.List is null) return;
            takers.Remove(taker);
        }

        taker.Value.TrySetCanceled(cancel);
    }

    private void AddDue()
    {
        lock (gate)
        {
            var now = Elapsed;
            while (delayed.TryPeek(out var key, out var due) && due <= now)
            {
                delayed.Dequeue();
                if (delayedUntil.TryGetValue(key, out var current) && current == due)
                {
                    delayedUntil.Remove(key);
                    AddLocked(key);
                }
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (!delayed.TryPeek(out _, out var due)) return;
        var wait = due - Elapsed;
        timer.Change(wait <= TimeSpan.Zero ? TimerStep : wait < LongestTimer ? wait + TimerStep : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}
