using Keles.Api;

namespace Keles.ApiServer.Discovery;

/// <summary>What the server serves at present: the built-in kinds, and after them those that definitions added.</summary>
/// <remarks>Readers take <see cref="Current"/> once and keep it: it never changes, it is replaced whole. Writers are serialized by the lock.</remarks>
public sealed class ServedKinds(IReadOnlyList<Kind> builtIn)
{
    private readonly Lock gate = new();
    private TaskCompletionSource replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile KindSet current = new(builtIn, 1);

    public KindSet Current => current;

    /// <summary>Ends when these kinds are not the current ones any more.</summary>
    public Task ReplacedAsync(KindSet seen)
    {
        lock (gate) return ReferenceEquals(seen, current) ? replaced.Task : Task.CompletedTask;
    }

    /// <summary>Serves these beside the built-in kinds, in place of those added before.</summary>
    public void Replace(IReadOnlyList<Kind> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        TaskCompletionSource before;
        lock (gate)
        {
            current = new([.. builtIn, .. added], current.Generation + 1);
            (before, replaced) = (replaced, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        before.TrySetResult();
    }
}
