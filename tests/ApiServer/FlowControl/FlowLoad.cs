using Keles.ApiServer.FlowControl;
using Keles.Background;
using Keles.Fakes;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>A server's gate under load in a time moved by hand: requests take as long as they are told to.</summary>
internal sealed class FlowLoad(FlowController controller, ManualTime time)
{
    private readonly List<(FlowPass Pass, DateTimeOffset Ends)> running = [];
    private readonly List<Sent> waiting = [];

    /// <summary>How long each sender's requests waited for their turn.</summary>
    public Dictionary<string, List<TimeSpan>> Waits { get; } = [];

    public Dictionary<string, int> Refused { get; } = [];

    public void Send(UserIdentity user, string method, string path, TimeSpan takes, WorkEstimate? estimate = null)
    {
        var info = RequestInfoReader.Read(method, path, QueryCollection.Empty);
        var flow = controller.Table.Classify(user, info);
        var pass = new FlowPass(flow, info, user, flow.DistinguisherOf(user, info)) { FlowHash = flow.HashOf(flow.DistinguisherOf(user, info)), Estimate = estimate ?? WorkEstimate.One };
        var sent = new Sent(pass, flow.Level.EnterAsync(pass, TimeSpan.FromSeconds(15), CancellationToken.None).AsTask(), time.GetUtcNow(), takes);
        if (!Settle(sent)) waiting.Add(sent);
    }

    /// <summary>Moves on step by step; who is done goes, who waited begins.</summary>
    public async Task RunAsync(TimeSpan span, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            time.Advance(step);
            foreach (var (pass, _) in running.Where(r => r.Ends <= time.GetUtcNow()).ToArray()) pass.Dispose();
            running.RemoveAll(r => r.Ends <= time.GetUtcNow());
            // Whose turn came continues on the thread pool, and at once.
            foreach (var sent in waiting.Where(static s => s.Pass.State != RequestState.Waiting)) await sent.Entering;
            waiting.RemoveAll(Settle);
        }
    }

    private bool Settle(Sent sent)
    {
        if (!sent.Entering.IsCompleted) return false;
        if (sent.Entering.GetAwaiter().GetResult() is null)
        {
            if (!Waits.TryGetValue(sent.Pass.User.Name, out var waits)) Waits[sent.Pass.User.Name] = waits = [];
            waits.Add(time.GetUtcNow() - sent.At);
            running.Add((sent.Pass, time.GetUtcNow() + sent.Takes));
        }
        else
        {
            Refused[sent.Pass.User.Name] = Refused.GetValueOrDefault(sent.Pass.User.Name) + 1;
        }

        return true;
    }

    private sealed record Sent(FlowPass Pass, Task<string?> Entering, DateTimeOffset At, TimeSpan Takes);
}
