namespace Keles.ApiServer.Http;

/// <summary>Ends requests that take too long. All have the same limit, so the one that came first is due first: a list and one timer are enough.</summary>
/// <remarks>The lock guards the list; requests join and leave it in any thread. The timer is set once for the first of them and looks then, so that
/// short requests, which is nearly all, never touch it.</remarks>
internal sealed class RequestDeadlines(TimeProvider time, TimeSpan limit)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(RequestLife Life, long Began)> open = [];
    private ITimer? timer;
    private bool armed;

    public TimeSpan Limit => limit;

    public LinkedListNode<(RequestLife Life, long Began)> Add(RequestLife life)
    {
        lock (gate)
        {
            var node = open.AddLast((life, time.GetTimestamp()));
            if (!armed) Arm(limit);
            return node;
        }
    }

    public void Remove(LinkedListNode<(RequestLife Life, long Began)> node)
    {
        lock (gate)
        {
            if (node.List is not null) open.Remove(node);
        }
    }

    private void Arm(TimeSpan after)
    {
        armed = true;
        if (timer is null) timer = time.CreateTimer(_ => Look(), null, after, Timeout.InfiniteTimeSpan);
        else timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        List<RequestLife> due = [];
        lock (gate)
        {
            armed = false;
            while (open.First is { } first)
            {
                var left = limit - time.GetElapsedTime(first.Value.Began);
                if (left > TimeSpan.Zero)
                {
                    Arm(left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1));
                    break;
                }

                due.Add(first.Value.Life);
                open.RemoveFirst();
            }
        }

        foreach (var life in due) life.Expire();
    }
}
