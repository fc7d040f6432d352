using System.Runtime.InteropServices;

namespace Keles.Linux;

/// <summary>
/// posix_spawn, in the calling thread: the child inherits the namespaces that this thread is in, which is why the
/// framework's Process (whose behaviour towards sessions and open files we cannot choose either) is not used.
/// </summary>
internal static unsafe class Spawner
{
    /// <summary>The new process' number.</summary>
    public static int Spawn(SpawnRequest request)
    {
        void* attributes = NativeMemory.AllocZeroed(NativeProcess.AttributeSize);
        void* actions = NativeMemory.AllocZeroed(NativeProcess.FileActionsSize);
        try
        {
            _ = NativeProcess.InitAttributes(attributes);
            _ = NativeProcess.InitFileActions(actions);
            SetSignals(attributes, request);
            SetFiles(actions, request);
            using var file = new NativeStrings([request.File]);
            using var arguments = new NativeStrings(request.Arguments);
            using var environment = new NativeStrings(request.Environment);
            var error = NativeProcess.Spawn(out var pid, file.Pointers[0], actions, attributes, arguments.Pointers, environment.Pointers);
            return error == 0 ? pid : throw new LinuxException($"start {request.File}", (Errno)error);
        }
        finally
        {
            _ = NativeProcess.DestroyFileActions(actions);
            _ = NativeProcess.DestroyAttributes(attributes);
            NativeMemory.Free(actions);
            NativeMemory.Free(attributes);
        }
    }

    /// <summary>The runtime ignores SIGPIPE and blocks nothing; a child must see neither choice.</summary>
    private static void SetSignals(void* attributes, SpawnRequest request)
    {
        var set = stackalloc byte[NativeProcess.SignalSetSize];
        _ = NativeProcess.FillSignals(set);
        _ = NativeProcess.SetDefaultSignals(attributes, set);
        _ = NativeProcess.EmptySignals(set);
        _ = NativeProcess.SetMask(attributes, set);
        var flags = (short)(NativeProcess.SetSignalDefaults | NativeProcess.SetSignalMask);
        flags |= request.OwnSession ? NativeProcess.SetSession : (short)0;
        flags |= request is { OwnGroup: true, OwnSession: false } ? NativeProcess.SetProcessGroup : (short)0;
        _ = NativeProcess.SetFlags(attributes, flags);
    }

    private static void SetFiles(void* actions, SpawnRequest request)
    {
        ReadOnlySpan<int> wanted = [request.Input, request.Output, request.Errors];
        for (var target = 0; target < wanted.Length; target++)
        {
            _ = NativeProcess.AddDuplicate(actions, wanted[target] < 0 ? target : wanted[target], target);
        }
        if (request.WorkingDirectory is { } directory)
        {
            _ = NativeProcess.AddChangeDirectory(actions, directory);
        }
    }
}
