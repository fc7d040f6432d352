using Keles.Background;
using Keles.Kubelet.Events;

namespace Keles.Kubelet.Probes;

/// <summary>Goes on probing one instance until it is told to stop or there is nothing more to learn.</summary>
internal sealed class ProbeLoop(ProbeTarget target, IProbeRunner runner, IEventSink events, TimeProvider time)
{
    /// <summary>An attempt that could not be made is repeated this often before the next period.</summary>
    private const int Tries = 3;

    private readonly Signal _now = new();

    /// <summary>Asks for an attempt now.</summary>
    public void Wake() => _now.Set();

    /// <param name="podIp">Where the pod listens.</param>
    /// <param name="mayProbe">Whether the container has come up.</param>
    /// <param name="changed">Is told every new verdict.</param>
    /// <param name="cancel">Ends the loop.</param>
    public async Task RunAsync(string podIp, Func<bool> mayProbe, Action<ProbeVerdict> changed, CancellationToken cancel)
    {
        var state = ProbeState.Begin(target.Kind);
        var first = target.Instance.StartedAt.AddSeconds(target.Probe.InitialDelaySeconds) - time.GetUtcNow();
        if (first > TimeSpan.Zero)
        {
            await Task.Delay(first, time, cancel);
        }
        var period = TimeSpan.FromSeconds(Math.Max(1, target.Probe.PeriodSeconds));
        while (!state.IsSettled(target.Kind))
        {
            if (mayProbe() && await AttemptAsync(podIp, cancel) is { } success)
            {
                var next = state.Step(success, target.Probe);
                if (next.Verdict != state.Verdict)
                {
                    changed(next.Verdict);
                }
                state = next;
            }
            if (!state.IsSettled(target.Kind))
            {
                await _now.WaitAsync(period, time, cancel);
            }
        }
    }

    /// <summary>Null when no attempt could be made.</summary>
    private async Task<bool?> AttemptAsync(string podIp, CancellationToken cancel)
    {
        var answer = await runner.RunAsync(target, podIp, cancel);
        for (var i = 1; i < Tries && answer.Errored; i++)
        {
            answer = await runner.RunAsync(target, podIp, cancel);
        }
        cancel.ThrowIfCancellationRequested();
        if (answer.Errored)
        {
            events.Warning(target.Pod, target.Container, EventReasons.Unhealthy, $"{target.Kind} probe errored and resulted in unknown state: {answer.Output}");
            return null;
        }
        if (!answer.Success)
        {
            events.Warning(target.Pod, target.Container, EventReasons.Unhealthy, $"{target.Kind} probe failed: {answer.Output}");
        }
        else if (answer.Warning)
        {
            events.Warning(target.Pod, target.Container, EventReasons.ProbeWarning, $"{target.Kind} probe warning: {answer.Output}");
        }
        return answer.Success;
    }
}
