using System.Runtime.ExceptionServices;

namespace Keles.Reconcile;

/// <summary>Waits for several pieces of work that run side by side.</summary>
public static class Together
{
    /// <summary>Ends when all have ended, with the first error. They are awaited one by one: what waits for all at once goes on in the thread pool when they are cancelled.</summary>
    public static async Task RunAsync(params IEnumerable<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ExceptionDispatchInfo? first = null;
        foreach (var one in work.ToArray())
        {
            try
            {
                await one;
            }
            catch (Exception e) when (one.IsCanceled || one.IsFaulted)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
    }
}
