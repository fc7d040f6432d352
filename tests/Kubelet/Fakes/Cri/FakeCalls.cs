using Keles.Grpc;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>Records the calls made to a fake runtime, and makes them fail or wait as a test asks.</summary>
internal sealed class FakeCalls
{
    private readonly Lock _gate = new();
    private readonly List<string> _made = [];
    private readonly Dictionary<string, Queue<Exception>> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Exception> _outages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> _holds = new(StringComparer.Ordinal);

    /// <summary>Every call so far: the method's name, a space, and the id or name it was about.</summary>
    public IReadOnlyList<string> Made
    {
        get
        {
            lock (_gate)
            {
                return [.. _made];
            }
        }
    }

    public int Count(string method) => Made.Count(call => call.StartsWith(method + " ", StringComparison.Ordinal));

    /// <summary>The next call of this method fails.</summary>
    public void FailNext(string method, StatusCode code, string detail)
    {
        lock (_gate)
        {
            (_faults.TryGetValue(method, out var queue) ? queue : _faults[method] = new()).Enqueue(new GrpcException(code, detail));
        }
    }

    /// <summary>Every call of this method ("*" for all) fails until <see cref="Mend"/>.</summary>
    public void Break(string method, StatusCode code, string detail)
    {
        lock (_gate)
        {
            _outages[method] = new GrpcException(code, detail);
        }
    }

    public void Mend(string method)
    {
        lock (_gate)
        {
            _outages.Remove(method);
        }
    }

    /// <summary>Calls of this method wait until the returned action is called.</summary>
    public Action Hold(string method)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _holds[method] = gate;
        }
        return () =>
        {
            lock (_gate)
            {
                _holds.Remove(method);
            }
            gate.SetResult();
        };
    }

    public async Task EnterAsync(string method, string subject, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Task? hold;
        Exception? fault;
        lock (_gate)
        {
            _made.Add($"{method} {subject}");
            hold = _holds.TryGetValue(method, out var gate) ? gate.Task : null;
            fault = _faults.TryGetValue(method, out var queue) && queue.TryDequeue(out var next)
                ? next
                : _outages.GetValueOrDefault(method) ?? _outages.GetValueOrDefault("*");
        }
        if (hold is not null)
        {
            await hold.WaitAsync(cancel);
        }
        if (fault is not null)
        {
            throw fault;
        }
    }
}
