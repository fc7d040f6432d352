using Keles.Background;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>
/// One at a time for each claim: while a claim is given back for one pod it must not count as prepared for the next. Claims of different names
/// do not wait for each other, so a driver that hangs holds up its own.
/// </summary>
/// <remarks><c>gate</c> protects the table. Turns of several claims are taken in the order of their keys, so that no two wait for each other.</remarks>
internal sealed class ClaimTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (WorkGate Gate, int Users)> _turns = new(StringComparer.Ordinal);

    public async Task RunAsync(IEnumerable<ObjectKey> claims, Func<Task> work, CancellationToken cancel)
    {
        string[] keys = [.. claims.Select(static c => c.ToString()).Distinct().Order(StringComparer.Ordinal)];
        await InTurnAsync(keys, work, cancel);
    }

    private async Task InTurnAsync(ReadOnlyMemory<string> keys, Func<Task> work, CancellationToken cancel)
    {
        if (keys.IsEmpty)
        {
            await work();
            return;
        }
        var key = keys.Span[0];
        var turn = Use(key);
        try
        {
            using var pass = await turn.EnterAsync(cancel);
            await InTurnAsync(keys[1..], work, cancel);
        }
        finally
        {
            Leave(key);
        }
    }

    private WorkGate Use(string key)
    {
        lock (_gate)
        {
            var (gate, users) = _turns.GetValueOrDefault(key);
            gate ??= WorkGate.OneAtATime($"claim {key}");
            _turns[key] = (gate, users + 1);
            return gate;
        }
    }

    private void Leave(string key)
    {
        lock (_gate)
        {
            var (gate, users) = _turns[key];
            if (users == 1)
            {
                _turns.Remove(key);
            }
            else
            {
                _turns[key] = (gate, users - 1);
            }
        }
    }
}
