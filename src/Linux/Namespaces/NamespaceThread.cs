using System.Runtime.ExceptionServices;

namespace Keles.Linux;

/// <summary>
/// Runs a piece of code in other namespaces. Namespaces belong to threads, so a thread is made for it and ends with it:
/// it must never return to the pool, and the code must not await or start tasks. A socket made there stays there for life;
/// a child started there lives there.
/// </summary>
public static class NamespaceThread
{
    private const int Stack = 512 * 1024;

    /// <summary>In existing namespaces; with null simply here, in the calling thread.</summary>
    public static T Run<T>(NamespaceSet? namespaces, Func<T> work) => Run(namespaces, NamespaceKinds.None, work);

    public static void Run(NamespaceSet? namespaces, Action work) => Run(namespaces, () => { work(); return true; });

    /// <summary>
    /// In existing namespaces and then in new ones, which live as long as a process started there, a socket made there or
    /// a mount of them.
    /// </summary>
    public static T Run<T>(NamespaceSet? namespaces, NamespaceKinds created, Func<T> work)
    {
        if (namespaces is null && created == NamespaceKinds.None)
        {
            return work();
        }
        return OnOwnThread(() =>
        {
            NamespaceEntry.Enter(namespaces);
            NamespaceEntry.Create(created);
            return work();
        });
    }

    private static T OnOwnThread<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception problem) // handed to the caller, whole
            {
                failure = ExceptionDispatchInfo.Capture(problem);
            }
        }, Stack)
        { IsBackground = true, Name = "namespace" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
