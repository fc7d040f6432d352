using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>Two counts in place of priority and fairness: so many reads and so many changes at once, and nobody waits.</summary>
internal sealed class InflightGate(FlowControlOptions options) : ITurnGate
{
    private const int RetryAfterSeconds = 1;

    private readonly Room reads = new(options.MaxRequestsInflight);
    private readonly Room changes = new(options.MaxMutatingRequestsInflight);

    public async ValueTask<FlowTurn> EnterAsync(HttpContext http, RequestInfo info, UserIdentity user, TimeSpan? deadline, CancellationToken cancel)
    {
        if (LongRunning.Is(info)) return FlowTurn.Free;
        var room = LongRunning.IsMutating(info.Verb) ? changes : reads;
        if (room.TryEnter()) return FlowTurn.Until(room.Leave);
        // Whoever runs the cluster must be able to look at it, however full it is.
        if (user.IsIn(UserIdentity.Masters)) return FlowTurn.Free;
        await TooManyRequests.AnswerAsync(http, RetryAfterSeconds);
        return FlowTurn.Refused;
    }

    /// <summary>Room for a number of requests; zero is no limit.</summary>
    private sealed class Room
    {
        private readonly int limit;
        private int taken;

        public Room(int limit) => (this.limit, Leave) = (limit, () => Interlocked.Decrement(ref taken));

        /// <summary>Gives one place back.</summary>
        public Action Leave { get; }

        public bool TryEnter()
        {
            if (Interlocked.Increment(ref taken) <= limit || limit == 0) return true;
            Interlocked.Decrement(ref taken);
            return false;
        }
    }
}
