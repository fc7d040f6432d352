namespace Keles.Linux;

/// <summary>Splits options as mount -o takes them into the kernel's flags and what the file system itself reads.</summary>
internal static class MountOptions
{
    private static readonly Dictionary<string, ulong> Flags = new(StringComparer.Ordinal)
    {
        ["ro"] = NativeMount.ReadOnly,
        ["nosuid"] = NativeMount.NoSetUid,
        ["nodev"] = NativeMount.NoDevices,
        ["noexec"] = NativeMount.NoExecute,
        ["remount"] = NativeMount.Remount,
        ["bind"] = NativeMount.Bind,
        ["rbind"] = NativeMount.Bind | NativeMount.Recursive,
        ["sync"] = 16,
        ["mand"] = 64,
        ["dirsync"] = 128,
        ["noatime"] = 1024,
        ["nodiratime"] = 2048,
        ["relatime"] = 1 << 21,
        ["strictatime"] = 1 << 24,
        ["lazytime"] = 1 << 25,
        // The defaults, said aloud.
        ["rw"] = 0,
        ["suid"] = 0,
        ["dev"] = 0,
        ["exec"] = 0,
        ["async"] = 0,
        ["atime"] = 0,
        ["defaults"] = 0,
    };

    public static (ulong Flags, string Data) Split(IReadOnlyList<string> options)
    {
        ulong flags = 0;
        var data = new List<string>();
        foreach (var option in options.SelectMany(o => o.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Flags.TryGetValue(option, out var flag))
            {
                flags |= flag;
            }
            else
            {
                data.Add(option);
            }
        }
        return (flags, string.Join(',', data));
    }
}
