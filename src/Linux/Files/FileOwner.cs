namespace Keles.Linux;

/// <summary>Gives files to other users and groups.</summary>
public static class FileOwner
{
    /// <summary>Changes the file itself, not what a link leads to; null leaves the user or group as it is.</summary>
    public static void Change(string path, uint? owner, uint? group)
    {
        const uint AsItIs = uint.MaxValue;
        if (NativeFile.ChangeOwner(path, owner ?? AsItIs, group ?? AsItIs) < 0)
        {
            throw LinuxException.Last($"chown {path}");
        }
    }
}
