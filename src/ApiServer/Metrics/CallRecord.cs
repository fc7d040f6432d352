using Keles.Api;
using Keles.ApiServer.Audit;
using Keles.Machinery;

namespace Keles.ApiServer.Metrics;

/// <summary>One request from inside the process while it is answered.</summary>
internal sealed class CallRecord(RequestTally tally, ObjectAuditTrail? trail)
{
    /// <summary>The server gave up on it without an answer: it was cancelled.</summary>
    private const int NoCode = 0;

    public void Started() => trail?.Started(200);

    public void Answered(Kind kind, IApiObject? value, int code)
    {
        trail?.Decided(true);
        trail?.Answered(kind, value, code);
        tally.End(code, aborted: false);
    }

    public void Refused(Status status)
    {
        trail?.Refused(status);
        tally.End(status.Code, aborted: false);
    }

    public void Failed()
    {
        trail?.Panicked();
        trail?.Ended( 500);
        tally.End(500, aborted: false);
    }

    public void Cancelled()
    {
        trail?.Ended( NoCode);
        tally.End(NoCode, aborted: true);
    }
}
