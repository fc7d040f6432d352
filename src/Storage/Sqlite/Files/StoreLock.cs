using System.Globalization;

namespace Keles.Storage.Sqlite.Files;

/// <summary>
/// Keeps a second process out of the store: an advisory lock on PATH.lock, which the kernel drops with the process however it
/// ends, and the holder's process id in PATH.pid for the error message. The lock file itself stays: removing it would let two
/// processes lock two different files of the same name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _pidFile;

    private StoreLock(FileStream held, string pidFile) => (_lock, _pidFile) = (held, pidFile);

    public static StoreLock Take(string path)
    {
        var pidFile = path + ".pid";
        FileStream held;
        try
        {
            held = PrivateFile.Open(path + ".lock", FileShare.None);
        }
        catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(path + ".lock") && IsSharing(busy))
        {
            throw new StorageException(
                StorageFailure.InUse, $"Another process{Holder(pidFile)} has the store {path} open; stop it first, or use another directory.", busy);
        }

        File.WriteAllText(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        return new(held, pidFile);
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_pidFile);
        }
        catch (IOException)
        {
            // Only the error message of a later contender reads it.
        }

        _lock.Dispose();
    }

    // EWOULDBLOCK, which .NET leaves in HResult when flock says that another holds it.
    private static bool IsSharing(IOException e) => e.HResult == 11;

    private static string Holder(string pidFile)
    {
        try
        {
            return int.TryParse(File.ReadAllText(pidFile).Trim(), out var pid) ? $" (pid {pid})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
