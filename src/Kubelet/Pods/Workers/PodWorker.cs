using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>
/// The life of one pod on this node: feeds what happens to <see cref="PodWorkRules"/> and performs what they answer, one operation
/// at a time.
/// </summary>
/// <remarks>
/// <c>gate</c> protects the inbox; everything else belongs to the worker's own loop. An operation runs beside the loop and reports through
/// the inbox under its generation, so that one which was overtaken (a kill with a longer grace period) is not heard any more.
/// </remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A token source without a timer holds nothing; operations may still look at it when the worker is done.")]
internal sealed partial class PodWorker(Pod first, PodOperations operations, ISpawner spawner, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly Backoff Pause = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

    private readonly Lock _gate = new();
    private readonly List<Message> _inbox = [];
    private readonly Signal _wake = new();
    private readonly PodMemory _memory = new();
    private CancellationTokenSource _operation = new();
    private bool _killing;
    private bool _finished;
    private int _generation;
    private int _failures;
    private PodAction? _retry;
    private DateTimeOffset _lookAt = DateTimeOffset.MaxValue;

    /// <summary>Where the pod stands; for an overview.</summary>
    public PodWork State { get; private set; } = new PodWork.Running(first, Busy: false, Again: false);

    public void Post(PodInput input) => Post(new Message(input, 0, null, false));

    /// <summary>Ends when nothing of the pod is left to do.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        Apply(PodWorkRules.Start(first));
        while (true)
        {
            foreach (var message in Take())
            {
                Hear(message);
            }
            if (_finished)
            {
                await FinishAsync(cancel);
                return;
            }
            var wait = _lookAt - time.GetUtcNow();
            if (wait <= TimeSpan.Zero || !await _wake.WaitAsync(wait < LongestWait ? wait : LongestWait, time, cancel))
            {
                OnTime();
            }
        }
    }

    private async Task FinishAsync(CancellationToken cancel)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await operations.FinishAsync(State, cancel);
                return;
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                OperationFailed(log, "finish", ObjectKey.Of(State.Pod).ToString(), failures, failed.Message, failed);
                await Task.Delay(Pause.After(failures), time, cancel);
            }
        }
    }

    private void Hear(Message message)
    {
        if (message.Generation != 0)
        {
            if (message.Generation != _generation)
            {
                return;
            }
            _failures = message.Failed ? _failures + 1 : 0;
            _lookAt = message.Failed ? time.GetUtcNow() + Pause.After(_failures) : message.LookAt ?? DateTimeOffset.MaxValue;
        }
        Apply(PodWorkRules.Step(State, message.Input));
    }

    private void OnTime()
    {
        if (_lookAt > time.GetUtcNow())
        {
            return;
        }
        _lookAt = DateTimeOffset.MaxValue;
        if (_retry is { } retry)
        {
            Perform(retry);
        }
        else
        {
            Apply(PodWorkRules.Step(State, new PodInput.Touched()));
        }
    }

    private void Apply((PodWork State, Items<PodAction> Actions) next)
    {
        State = next.State;
        foreach (var action in next.Actions)
        {
            Perform(action);
        }
    }

    private void Perform(PodAction action)
    {
        switch (action)
        {
            case PodAction.Sync:
                Begin("sync", new PodInput.Synced(false), pod: State.Pod, SyncAsync);
                break;
            case PodAction.Interrupt:
                _operation.Cancel();
                break;
            case PodAction.Kill kill:
                Begin("end", new PodInput.Killed(false), (PodWork.Ending)State, async (work, cancel) => (new PodInput.Killed(await operations.KillAsync(work, kill.Grace, _memory, cancel)), null));
                break;
            case PodAction.Hurry hurry when _killing:
                _operation.Cancel();
                Perform(new PodAction.Kill(hurry.Grace));
                break;
            case PodAction.Clean:
                Begin("clean", new PodInput.Cleaned(false), (PodWork.Cleaning)State, async (work, cancel) => (new PodInput.Cleaned(await operations.CleanAsync(work, _memory, cancel)), null));
                break;
            case PodAction.Publish:
                operations.Publish((PodWork.Over)State, _memory);
                break;
            case PodAction.Retry retry:
                _retry = retry.What;
                _lookAt = time.GetUtcNow() + Pause.After(Math.Max(1, _failures));
                break;
            case PodAction.Finish:
                _finished = true;
                break;
        }
    }

    private async Task<(PodInput, DateTimeOffset?)> SyncAsync(Pod pod, CancellationToken cancel)
    {
        var outcome = await operations.SyncAsync(pod, _memory, cancel);
        return (new PodInput.Synced(outcome.IsOver, outcome.Verdict), outcome.LookAgain);
    }

    /// <summary>Runs an operation beside the loop; its end, or its failure, comes back as input.</summary>
    private void Begin<T>(string name, PodInput failure, T pod, Func<T, CancellationToken, Task<(PodInput Input, DateTimeOffset? LookAt)>> operation)
    {
        _retry = null;
        _operation = new CancellationTokenSource();
        _killing = failure is PodInput.Killed;
        var (stop, generation) = (_operation.Token, ++_generation);
        var key = ObjectKey.Of(State.Pod).ToString();
        spawner.Spawn($"{name} {key}", async host =>
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, host);
            try
            {
                var (input, lookAt) = await operation(pod, both.Token);
                Post(new Message(input, generation, lookAt, false));
            }
            catch (Exception interrupted) when (stop.IsCancellationRequested && interrupted is not OutOfMemoryException)
            {
                // Whatever it says: it was told to stop.
                Post(new Message(failure, generation, null, false));
            }
            catch (Exception failed) when (!host.IsCancellationRequested)
            {
                // One pod that cannot be handled must not take the node down; it is tried again, and the log tells.
                OperationFailed(log, name, key, _failures + 1, failed.Message, failed);
                Post(new Message(failure, generation, null, true));
            }
        });
    }

    private void Post(Message message)
    {
        lock (_gate)
        {
            _inbox.Add(message);
        }
        _wake.Set();
    }

    private Message[] Take()
    {
        lock (_gate)
        {
            var all = _inbox.ToArray();
            _inbox.Clear();
            return all;
        }
    }

    /// <param name="Generation">Of the operation that reports; 0 for everything else.</param>
    /// <param name="LookAt">When the operation wants to be repeated.</param>
    private readonly record struct Message(PodInput Input, int Generation, DateTimeOffset? LookAt, bool Failed);
}
