using Keles.Api;
using Keles.ApiServer.Audit;
using Keles.Machinery;

namespace Keles.ApiServer.Metrics;

/// <summary>One request from inside the process while it is answered.</summary>
internal sealed class CallRecord(RequestTally tally, ObjectAuditTrail? trail, ClientSeries series)
{
    /// <summary>The server gave up on it without an answer: it was cancelled.</summary>
    private const int NoCode = 0;

    private bool told;

    public void Started()
    {
        trail?.Started(200);
        Tell(200);
    }

    public void Answered(Kind kind, IApiObject? value, int code)
    {
        trail?.Decided(true);
        trail?.Answered(kind, value, code);
        Tell(code);
        tally.End(code, aborted: false);
    }

    public void Refused(Status status)
    {
        trail?.Refused(status);
        Tell(status.Code);
        tally.End(status.Code, aborted: false);
    }

    public void Failed()
    {
        trail?.Panicked();
        trail?.Ended(500);
        Tell(500);
        tally.End(500, aborted: false);
    }

    public void Cancelled()
    {
        trail?.Ended(NoCode);
        Tell(NoCode);
        tally.End(NoCode, aborted: true);
    }

    /// <summary>To its client a request is over when the answer begins.</summary>
    private void Tell(int code)
    {
        if (told) return;
        told = true;
        series.Requests(code).Increment();
        series.Duration.Observe(tally.Elapsed.TotalSeconds);
    }
}
